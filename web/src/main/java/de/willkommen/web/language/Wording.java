package de.willkommen.web.language;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts for one reader.
 *
 * @param asked the language the reader chose
 * @param spoken the language the texts are in: another one where the chosen one has none yet
 */
public record Wording(Texts texts, Language asked, Language spoken) {

    // Private-use characters mark what must stay left-to-right until the text around it is escaped.
    private static final char ISOLATE = '\uE000';
    private static final char RELEASE = '\uE001';

    /** Whether the reader sees another language than the chosen one, which the page then says. */
    public boolean fellBack() {
        return asked != spoken;
    }

    /** The text as HTML, arguments escaped and {@link Ltr} arguments isolated. */
    public String html(String key, List<?> arguments) {
        return Html.escape(format(key, arguments))
                .replace(String.valueOf(ISOLATE), "<bdi dir=\"ltr\">")
                .replace(String.valueOf(RELEASE), "</bdi>");
    }

    /** The text for attributes and plain text: left-to-right parts are isolated by invisible marks. */
    public String plain(String key, List<?> arguments) {
        return format(key, arguments).replace(ISOLATE, '\u2066').replace(RELEASE, '\u2069');
    }

    /** The plain text of a key, for use from code. */
    public String say(String key, Object... arguments) {
        return plain(key, List.of(arguments));
    }

    /** The plain text if there is one, for keys that come from elsewhere, like the type of a problem. */
    public Optional<String> sayIfKnown(String key) {
        return texts.pattern(spoken, key).map(pattern -> plain(key, List.of()));
    }

    private String format(String key, List<?> arguments) {
        var pattern = texts.pattern(spoken, key)
                .orElseThrow(() -> new IllegalArgumentException("No text for the key " + key));
        int needed = argumentsOf(pattern);
        if (needed != arguments.size()) {
            throw new IllegalArgumentException(
                    "The text " + key + " needs " + needed + " arguments, not " + arguments.size());
        }
        if (needed == 0) {
            return pattern;
        }
        var shown = new ArrayList<Object>();
        for (var argument : arguments) {
            shown.add(shown(argument));
        }
        return new MessageFormat(pattern, spoken.locale()).format(shown.toArray());
    }

    private static Object shown(Object argument) {
        if (argument instanceof Number) {
            return argument;
        }
        return argument instanceof Ltr ltr ? ISOLATE + ltr.value() + RELEASE : argument.toString();
    }

    /** How many arguments a pattern takes: one more than its highest number. */
    static int argumentsOf(String pattern) {
        if (pattern.indexOf('{') < 0) {
            return 0;
        }
        int highest = -1;
        var parsed = new MessagePattern(pattern);
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPart(i).getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                highest = Math.max(highest, parsed.getPart(i).getValue());
            }
        }
        return highest + 1;
    }
}
