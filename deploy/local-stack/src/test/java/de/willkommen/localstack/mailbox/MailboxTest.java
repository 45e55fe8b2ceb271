package de.willkommen.localstack.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    @TempDir
    Path folder;

    @Test
    void the_newest_message_comes_first() {
        var mailbox = new Mailbox(folder.resolve("mail.jsonl"));

        mailbox.add(message("first"));
        mailbox.add(message("second"));

        assertThat(mailbox.messages()).extracting(Message::body).containsExactly("second", "first");
    }

    @Test
    void messages_survive_a_restart_even_one_that_cut_off_the_last_line() throws IOException {
        var file = folder.resolve("mail.jsonl");
        var mailbox = new Mailbox(file);
        mailbox.add(message("مرحبا"));
        mailbox.add(message("second"));
        Files.writeString(file, "{\"id\":\"3\",\"bo", StandardOpenOption.APPEND);

        var again = new Mailbox(file);

        assertThat(again.messages()).extracting(Message::body).containsExactly("second", "مرحبا");
    }

    @Test
    void cleared_messages_do_not_come_back() {
        var file = folder.resolve("mail.jsonl");
        var mailbox = new Mailbox(file);
        mailbox.add(message("first"));

        mailbox.clear();

        assertThat(mailbox.messages()).isEmpty();
        assertThat(new Mailbox(file).messages()).isEmpty();
    }

    private static Message message(String body) {
        return new Message("1", "from", "to", "", body, "2026-11-24T08:55:00Z", null, List.of(), Map.of());
    }
}
