package de.willkommen.localstack.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.localstack.mailbox.Message.Attachment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailboxPageTest {

    private static final String HOSTILE = "<script>alert('&\"')</script>";

    @Test
    void nothing_a_sender_wrote_becomes_markup() {
        var message = new Message(
                "1",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(new Attachment(HOSTILE, HOSTILE, "")),
                Map.of());

        var page = MailboxPage.of("Received mail", List.of(message));

        assertThat(page)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;");
    }

    @Test
    void an_empty_box_says_so() {
        assertThat(MailboxPage.of("Received mail", List.of())).contains("Nothing was received yet");
    }
}
