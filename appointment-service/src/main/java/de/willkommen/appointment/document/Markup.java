package de.willkommen.appointment.document;

/** Text inside markup. */
final class Markup {

    private Markup() {}

    /** The text as it has to stand between tags and in attributes; what XML cannot carry is left out. */
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (point >= ' ' && !Character.isSurrogate((char) point) || point == '\n' || point == '\t') {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
