package de.willkommen.localstack.mailbox;

import java.util.List;

/** What was received, as a plain page for people. Everything a sender wrote is text here, never markup. */
final class MailboxPage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            article { border-top: 1px solid #888; padding: 1rem 0 }
            h2 { font-size: 1.1rem; margin: 0 } p { margin: .2rem 0; color: #555 }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .5rem 0 }
            details pre { font-family: monospace; font-size: .85rem }
            </style></head><body><h1>%1$s</h1>
            """;

    private MailboxPage() {}

    static String of(String title, List<Message> messages) {
        var page = new StringBuilder(HEAD.formatted(escape(title)));
        if (messages.isEmpty()) {
            page.append("<p>Nothing was received yet. Reload this page to look again.</p>\n");
        }
        messages.forEach(message -> article(page, message));
        return page.append("</body></html>\n").toString();
    }

    private static void article(StringBuilder page, Message message) {
        page.append("<article><h2 dir=\"auto\">")
                .append(escape(message.subject().isEmpty() ? message.to() : message.subject()))
                .append("</h2>\n<p>to ")
                .append(escape(message.to()))
                .append(", from ")
                .append(escape(message.from()))
                .append(", ")
                .append(escape(message.receivedAt()))
                .append("</p>\n<pre dir=\"auto\">")
                .append(escape(message.body()))
                .append("</pre>\n");
        message.attachments()
                .forEach(attachment -> page.append("<p>Attached: ")
                        .append(escape(attachment.name()))
                        .append(" (")
                        .append(escape(attachment.contentType()))
                        .append(")</p>\n"));
        var html = message.html();
        if (html != null) {
            page.append("<details><summary>HTML part, as source</summary><pre>")
                    .append(escape(html))
                    .append("</pre></details>\n");
        }
        page.append("</article>\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
