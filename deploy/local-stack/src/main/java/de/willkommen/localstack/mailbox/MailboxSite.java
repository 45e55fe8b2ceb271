package de.willkommen.localstack.mailbox;

import de.willkommen.localstack.http.LocalHttp.Answer;
import de.willkommen.localstack.http.LocalHttp.Handler;

/** A mailbox over HTTP: {@code GET} and {@code DELETE /api/messages}, and a page for people at {@code /}. */
final class MailboxSite implements Handler {

    private final String title;
    private final Mailbox mailbox;

    MailboxSite(String title, Mailbox mailbox) {
        this.title = title;
        this.mailbox = mailbox;
    }

    @Override
    public Answer answer(String method, String path) {
        return switch (method + " " + path) {
            case "GET /" -> Answer.html(MailboxPage.of(title, mailbox.messages()));
            case "GET /api/messages" -> Answer.json(200, mailbox.messages());
            case "DELETE /api/messages" -> {
                mailbox.clear();
                yield new Answer(204, "text/plain", "");
            }
            case "GET /health" -> new Answer(200, "text/plain", "ready\n");
            default -> Answer.unknown(path);
        };
    }
}
