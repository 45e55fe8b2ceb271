package de.willkommen.appointment.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookingReferenceTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    static Stream<String> references() {
        var random = new Random(7);
        return Stream.generate(() -> BookingReference.next("MD", random)).limit(40);
    }

    @ParameterizedTest
    @MethodSource("references")
    void a_reference_has_the_prefix_and_eight_unambiguous_characters(String reference) {
        assertThat(reference).matches("MD-[" + ALPHABET + "]{8}");
        assertThat(BookingReference.read(reference, "MD")).contains(reference);
    }

    @ParameterizedTest
    @MethodSource("references")
    void it_may_be_typed_as_people_type(String reference) {
        var bare = reference.substring(3);

        assertThat(BookingReference.read(reference.toLowerCase(Locale.ROOT), "MD"))
                .contains(reference);
        assertThat(BookingReference.read(bare, "MD")).contains(reference);
        assertThat(BookingReference.read(" md " + bare.substring(0, 4) + " " + bare.substring(4) + " ", "MD"))
                .contains(reference);
        assertThat(BookingReference.read(
                        "MD–" + bare.replace('0', 'O').replace('1', 'l').replace('2', 'z'), "MD"))
                .contains(reference);
    }

    @ParameterizedTest
    @MethodSource("references")
    void every_single_wrong_character_is_found(String reference) {
        for (var place = 3; place < reference.length(); place++) {
            for (var other : ALPHABET.toCharArray()) {
                if (other != reference.charAt(place)) {
                    var wrong = new StringBuilder(reference);
                    wrong.setCharAt(place, other);
                    assertThat(BookingReference.read(wrong.toString(), "MD")).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void every_two_characters_that_changed_places_are_found(String reference) {
        for (var place = 3; place < reference.length() - 1; place++) {
            if (reference.charAt(place) != reference.charAt(place + 1)) {
                var wrong = new StringBuilder(reference);
                wrong.setCharAt(place, reference.charAt(place + 1));
                wrong.setCharAt(place + 1, reference.charAt(place));
                assertThat(BookingReference.read(wrong.toString(), "MD")).isEmpty();
            }
        }
    }

    @Test
    void what_cannot_be_a_reference_is_none() {
        assertThat(Stream.of(
                        "",
                        "MD",
                        "MD-1234567",
                        "MD-123456789",
                        "MD-ÄÖÜ?!#12",
                        "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
                        "XX-00000000"))
                .allSatisfy(
                        typed -> assertThat(BookingReference.read(typed, "MD")).isEmpty());
    }
}
