package de.willkommen.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.notification.wording.SmsText.Alphabet;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmsTextTest {

    static Stream<Arguments> counted() {
        return Stream.of(
                Arguments.of("a".repeat(160), Alphabet.GSM_7, 1),
                Arguments.of("a".repeat(161), Alphabet.GSM_7, 2),
                Arguments.of("a".repeat(306), Alphabet.GSM_7, 2),
                Arguments.of("a".repeat(307), Alphabet.GSM_7, 3),
                Arguments.of("äöüÄÖÜß§à".repeat(17), Alphabet.GSM_7, 1),
                Arguments.of("€".repeat(80), Alphabet.GSM_7, 1),
                Arguments.of("€".repeat(80) + "a", Alphabet.GSM_7, 2),
                Arguments.of("^{}\\[~]|€".repeat(8) + "a".repeat(16), Alphabet.GSM_7, 1),
                Arguments.of("^{}\\[~]|€".repeat(8) + "a".repeat(17), Alphabet.GSM_7, 2),
                Arguments.of("م".repeat(70), Alphabet.UCS_2, 1),
                Arguments.of("م".repeat(71), Alphabet.UCS_2, 2),
                Arguments.of("م".repeat(134), Alphabet.UCS_2, 2),
                Arguments.of("م".repeat(135), Alphabet.UCS_2, 3),
                Arguments.of("😀".repeat(35), Alphabet.UCS_2, 1),
                Arguments.of("ğ", Alphabet.UCS_2, 1),
                Arguments.of("ç", Alphabet.UCS_2, 1),
                Arguments.of("’", Alphabet.UCS_2, 1));
    }

    @ParameterizedTest
    @MethodSource("counted")
    void is_counted_as_the_network_does(String text, Alphabet alphabet, int parts) {
        var sms = new SmsText(text);

        assertThat(sms.alphabet()).isEqualTo(alphabet);
        assertThat(sms.parts()).hasSize(parts);
        assertThat(String.join("", sms.parts())).isEqualTo(text);
    }

    @Test
    void a_surrogate_pair_is_never_split() {
        var sms = new SmsText("م".repeat(66) + "😀" + "م".repeat(20));

        var parts = sms.parts();

        assertThat(parts.get(0)).isEqualTo("م".repeat(66));
        assertThat(parts.get(1)).startsWith("😀");
    }

    @Test
    void an_escaped_character_is_never_split() {
        var sms = new SmsText("a".repeat(152) + "€" + "b".repeat(20));

        var parts = sms.parts();

        assertThat(parts.get(0)).hasSize(152);
        assertThat(parts.get(1)).startsWith("€");
    }

    @Test
    void gsm_characters_have_their_own_codes() {
        var sms = new SmsText("@Ä€");

        var octets = sms.encoded(sms.text());

        assertThat(octets).containsExactly(0x00, 0x5b, 0x1b, 0x65);
    }

    @Test
    void other_scripts_travel_in_two_octets_each() {
        var sms = new SmsText("مرحبا");

        var octets = sms.encoded(sms.text());

        assertThat(new String(octets, StandardCharsets.UTF_16BE)).isEqualTo("مرحبا");
    }
}
