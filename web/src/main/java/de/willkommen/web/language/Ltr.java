package de.willkommen.web.language;

/**
 * A ticket number, room, time, address or reference: read from the left, also inside right-to-left text. Templates
 * write {@code {number.ltr}}.
 */
public record Ltr(String value) {

    /** The value in an isolated left-to-right element. */
    public String html() {
        return "<bdi dir=\"ltr\">" + Html.escape(value) + "</bdi>";
    }

    @Override
    public String toString() {
        return value;
    }
}
