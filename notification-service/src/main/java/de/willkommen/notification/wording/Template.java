package de.willkommen.notification.wording;

/**
 * One immutable version of what is said for a purpose, by a channel, in a language.
 *
 * <p>A mail's source begins with {@code subject: …} and goes on in Markdown; an SMS's source is one or more texts of the
 * same meaning, the longest first, divided by lines of {@code ---}. Holes are those of ICU's MessageFormat.
 */
public record Template(Purpose purpose, Channel channel, String language, int version, String source) {

    private static final String SUBJECT = "subject:";

    /** Subject line of a mail; empty for an SMS. */
    public String subject() {
        return channel == Channel.EMAIL && source.startsWith(SUBJECT)
                ? source.substring(SUBJECT.length(), endOfFirstLine()).strip()
                : "";
    }

    /** What follows the subject. */
    public String body() {
        return channel == Channel.EMAIL ? source.substring(endOfFirstLine()).strip() : source.strip();
    }

    /** The texts of an SMS, the longest first. */
    java.util.List<String> variants() {
        return java.util.Arrays.stream(body().split("\\R---\\R"))
                .map(String::strip)
                .toList();
    }

    private int endOfFirstLine() {
        var end = source.indexOf('\n');
        return end < 0 ? source.length() : end;
    }
}
