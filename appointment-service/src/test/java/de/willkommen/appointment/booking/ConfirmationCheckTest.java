package de.willkommen.appointment.booking;

import static de.willkommen.appointment.booking.ConfirmationCheck.BirthDates.ASKED;
import static de.willkommen.appointment.booking.ConfirmationCheck.BirthDates.NOT_ASKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.events.ContactChanged.Channel;
import de.willkommen.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static Confirmation of(String familyName, String email, String phone, List<String> channels) {
        return new Confirmation(null, familyName, null, email, phone, channels, true, null);
    }

    @Test
    void a_family_name_is_enough() {
        var contact = ConfirmationCheck.of(
                new Confirmation(null, "Nguyễn", null, null, null, null, null, null), false, NOT_ASKED, TODAY, 1);

        assertThat(contact.familyName()).isEqualTo("Nguyễn");
        assertThat(contact.channels()).isEmpty();
    }

    @Test
    void names_of_any_script_are_kept_in_one_form() {
        var decomposed = "O\u0308ztu\u0308rk";

        var contact = ConfirmationCheck.of(of(decomposed, null, null, List.of()), false, NOT_ASKED, TODAY, 1);

        assertThat(contact.familyName()).isEqualTo("Öztürk");
        assertThat(ConfirmationCheck.of(of("عبد الرحمن", null, null, List.of()), false, NOT_ASKED, TODAY, 1)
                        .familyName())
                .isEqualTo("عبد الرحمن");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "line\nbreak", "<script>"})
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> ConfirmationCheck.of(of(name, null, null, List.of()), false, NOT_ASKED, TODAY, 1))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_name_of_a_hundred_characters_fits_and_one_more_does_not() {
        assertThat(ConfirmationCheck.of(of("ü".repeat(100), null, null, List.of()), false, NOT_ASKED, TODAY, 1)
                        .familyName())
                .hasSize(100);
        assertThatThrownBy(() ->
                        ConfirmationCheck.of(of("ü".repeat(101), null, null, List.of()), false, NOT_ASKED, TODAY, 1))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "layla+termin@example.org",
                "o'neil@example.co.uk",
                "müller@bücher.example",
                "a@b.museum",
                "用户@例子.广告",
                "user@a-very-long-label-that-is-still-below-sixty-three-characters.example.org"
            })
    void addresses_that_work_are_accepted(String email) {
        assertThat(MailAddress.of(email)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@example.org",
                "layla",
                "layla@",
                "layla@localhost",
                "a b@example.org",
                "a@exa mple.org",
                "a@example..org",
                ".a@example.org",
                "a@example.org\nBcc: b@example.org",
                "a@-example.org"
            })
    void what_cannot_be_an_address_is_refused(String email) {
        assertThat(MailAddress.of(email)).isEmpty();
    }

    @Test
    void a_domain_of_another_script_is_delivered_in_the_form_mail_servers_know() {
        assertThat(MailAddress.of("info@bücher.example").orElseThrow())
                .isEqualTo(new MailAddress("info@bücher.example", "info@xn--bcher-kva.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "0151 12345678, +4915112345678",
        "+49 (0)151/1234-5678, +4915112345678",
        "0049 391 5401, +493915401",
        "+380 44 123 4567, +380441234567",
        "٠١٥١١٢٣٤٥٦٧٨, +4915112345678"
    })
    void numbers_are_kept_as_the_networks_write_them(String typed, String normalised) {
        assertThat(PhoneNumber.normalised(typed)).contains(normalised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "0151", "+999 123456", "telephone", "+49 151 12345678901234567890123456789012345"})
    void what_no_network_has_is_refused(String typed) {
        assertThat(PhoneNumber.normalised(typed)).isEmpty();
    }

    @Test
    void each_channel_needs_its_address_and_messages_need_consent() {
        assertThatThrownBy(() -> ConfirmationCheck.of(
                        of("A", null, "015112345678", List.of("EMAIL")), false, NOT_ASKED, TODAY, 1))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> ConfirmationCheck.of(of("A", "a@b.de", null, List.of("SMS")), false, NOT_ASKED, TODAY, 1))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ConfirmationCheck.of(
                        new Confirmation(null, "A", null, "a@b.de", null, List.of("EMAIL"), false, null),
                        false,
                        NOT_ASKED,
                        TODAY,
                        1))
                .isInstanceOf(Refusal.class);
        assertThat(ConfirmationCheck.of(
                                of("A", "a@b.de", "015112345678", List.of("SMS", "EMAIL", "SMS")),
                                false,
                                NOT_ASKED,
                                TODAY,
                                1)
                        .channels())
                .containsExactly(Channel.EMAIL, Channel.SMS);
    }

    @Test
    void an_office_that_verifies_needs_the_mail_address_in_any_case() {
        assertThatThrownBy(() -> ConfirmationCheck.of(of("A", null, null, List.of()), true, NOT_ASKED, TODAY, 1))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-25", "1890-01-01"})
    void a_birth_date_has_to_be_possible(String date) {
        assertThatThrownBy(() -> ConfirmationCheck.of(
                        new Confirmation(null, "A", LocalDate.parse(date), null, null, null, null, null),
                        false,
                        ASKED,
                        TODAY,
                        1))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void where_a_birth_date_is_asked_everybody_gives_theirs() {
        var given = new Confirmation(
                null,
                "A",
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Confirmation.Person(null, "B", null),
                        new Confirmation.Person(null, "C", LocalDate.of(2020, 2, 29))));

        assertThatThrownBy(() -> ConfirmationCheck.of(given, false, ASKED, TODAY, 3))
                .isInstanceOf(Refusal.class);
        assertThat(ConfirmationCheck.of(given, false, NOT_ASKED, TODAY, 3).people())
                .hasSize(2);
    }

    @Test
    void where_no_birth_date_is_asked_none_is_kept_possible_or_not() {
        var given = new Confirmation(
                null,
                "A",
                LocalDate.of(1990, 1, 1),
                null,
                null,
                null,
                null,
                List.of(new Confirmation.Person(null, "B", LocalDate.of(2999, 1, 1))));

        var contact = ConfirmationCheck.of(given, false, NOT_ASKED, TODAY, 2);

        assertThat(contact.birthDate()).isNull();
        assertThat(contact.people()).extracting(FurtherPerson::birthDate).containsOnlyNulls();
    }

    @Test
    void a_null_among_the_people_or_channels_is_a_wrong_field_and_no_crash() {
        assertThatThrownBy(() -> ConfirmationCheck.of(
                        new Confirmation(
                                null,
                                "A",
                                null,
                                null,
                                null,
                                Collections.singletonList(null),
                                true,
                                Collections.singletonList(null)),
                        false,
                        NOT_ASKED,
                        TODAY,
                        2))
                .isInstanceOf(Refusal.class);
    }
}
