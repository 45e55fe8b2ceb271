package de.willkommen.queue.order;

import java.util.List;

/** A counter somebody has signed on to, with what is served and spoken there. */
public record Desk(String counter, List<String> services, List<String> languages) {

    /** Whether everything somebody came for can be done here. */
    public boolean serves(List<String> wanted) {
        return services.containsAll(wanted);
    }

    /** Whether somebody here speaks it. German, in whichever form, is spoken everywhere. */
    public boolean speaks(String language) {
        var wanted = primary(language);
        return wanted.equals("de")
                || languages.stream().anyMatch(spoken -> primary(spoken).equals(wanted));
    }

    private static String primary(String tag) {
        var dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }
}
