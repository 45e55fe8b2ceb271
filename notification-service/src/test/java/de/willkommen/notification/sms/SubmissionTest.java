package de.willkommen.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.notification.letter.Letter;
import de.willkommen.notification.wording.SmsText;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private static final UUID ID = new UUID(1, 0x2a);

    private static Letter.Sms sms(String text) {
        return new Letter.Sms(ID, "+4915112345678", new SmsText(text));
    }

    @Test
    void a_short_message_goes_as_it_is() {
        var submissions = Submission.of(sms("Hallo"), SmsSettings.LongMessages.PARTS);

        assertThat(submissions).singleElement().satisfies(only -> {
            assertThat(only.octets()).asString().isEqualTo("Hallo");
            assertThat(only.hasHeader()).isFalse();
            assertThat(only.asPayload()).isFalse();
        });
    }

    @Test
    void a_long_message_goes_whole_as_payload() {
        var submissions = Submission.of(sms("a".repeat(200)), SmsSettings.LongMessages.PAYLOAD);

        assertThat(submissions).singleElement().satisfies(only -> {
            assertThat(only.octets()).hasSize(200);
            assertThat(only.asPayload()).isTrue();
        });
    }

    @Test
    void a_long_message_goes_in_numbered_parts_of_140_octets_at_most() {
        var submissions = Submission.of(sms("م".repeat(140)), SmsSettings.LongMessages.PARTS);

        assertThat(submissions).hasSize(3).allSatisfy(part -> {
            assertThat(part.hasHeader()).isTrue();
            assertThat(part.octets().length).isLessThanOrEqualTo(140);
            assertThat(part.octets()).startsWith(5, 0, 3, 0x2a, 3);
        });
        assertThat(submissions).extracting(part -> (int) part.octets()[5]).containsExactly(1, 2, 3);
    }
}
