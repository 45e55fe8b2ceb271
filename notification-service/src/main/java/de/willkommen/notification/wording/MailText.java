package de.willkommen.notification.wording;

/**
 * A mail as it reads.
 *
 * @param html the same as {@code text}, for programs that show it
 */
public record MailText(String subject, String text, String html) {}
