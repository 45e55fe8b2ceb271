package de.willkommen.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The templates themselves, and the check that stands before them. */
class TemplateFilesTest {

    private static final int MAX_PARTS = 3;

    private final Wording wording = new Wording(new NotTranslated(), () -> MAX_PARTS);
    private final TemplateCheck check = new TemplateCheck(wording, MAX_PARTS);

    @Test
    void every_purpose_and_channel_has_a_template_in_german_english_and_arabic() {
        var templates = TemplateFiles.all();

        for (var purpose : Purpose.values()) {
            for (var channel : Channel.values()) {
                assertThat(languages(templates, purpose, channel))
                        .as(purpose + " by " + channel)
                        .contains("de", "en", "ar");
            }
        }
    }

    @Test
    void nothing_is_wrong_with_the_templates() {
        assertThat(check.objections(TemplateFiles.all())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "subject: Termin {shortDate} {time} ({reference})\\n\\nOhne Platz # has other holes",
                "subject: {unknownThing}\\n\\nText # asks for something that is not there",
                "subject: Termin\\n\\nText mit \uFFFD # has lost a character",
                "subject: Termin\\n\\nâ€™ Ã¼ber # has lost a character",
                "subject: Termin {shortDate\\n\\nText # cannot be filled",
                "subject:\\n\\nText # has no subject or no body",
                "subject: Termin\\n\\nText '{'offen'}' # leaves a hole open"
            })
    void a_bad_mail_template_is_refused(String source, String objection) {
        var templates = replaced(Channel.EMAIL, "en", source.strip().replace("\\n", "\n"));

        assertThat(check.objections(templates))
                .anyMatch(text -> text.startsWith("booking-confirmed/mail.en.md") && text.contains(objection.strip()));
    }

    @Test
    void an_sms_that_cannot_be_short_enough_is_refused() {
        var templates = replaced(Channel.SMS, "ar", "م".repeat(202));

        assertThat(check.objections(templates)).anyMatch(text -> text.contains("sms.ar.txt is too long"));
    }

    @Test
    void an_english_sms_with_a_typographic_apostrophe_is_refused() {
        var templates = replaced(Channel.SMS, "en", "You can’t come?");

        assertThat(check.objections(templates)).anyMatch(text -> text.contains("the GSM alphabet lacks"));
    }

    @Test
    void a_missing_german_template_is_noticed() {
        var templates = new ArrayList<>(TemplateFiles.all());
        templates.removeIf(template -> template.purpose() == Purpose.REMINDER
                && template.channel() == Channel.SMS
                && template.language().equals("de"));

        assertThat(check.objections(templates)).contains("reminder/sms.de.txt is missing.");
    }

    @Test
    void an_sms_too_long_in_arabic_gives_way_to_a_shorter_arabic_one() {
        var template = TemplateFiles.all().stream()
                .filter(found -> found.purpose() == Purpose.BOOKING_CONFIRMED
                        && found.channel() == Channel.SMS
                        && found.language().equals("ar"))
                .findFirst()
                .orElseThrow();

        var text = wording.sms(template, SampleArguments.full(Purpose.BOOKING_CONFIRMED));

        assertThat(text.parts().size()).isLessThanOrEqualTo(MAX_PARTS);
        assertThat(text.text()).contains("رقم", "MD-7K3QX9WC", "https://");
    }

    private static Set<String> languages(List<Template> templates, Purpose purpose, Channel channel) {
        return templates.stream()
                .filter(template -> template.purpose() == purpose && template.channel() == channel)
                .map(Template::language)
                .collect(Collectors.toSet());
    }

    private static List<Template> replaced(Channel channel, String language, String source) {
        return TemplateFiles.all().stream()
                .map(template -> template.purpose() == Purpose.BOOKING_CONFIRMED
                                && template.channel() == channel
                                && template.language().equals(language)
                        ? new Template(template.purpose(), channel, language, 0, source)
                        : template)
                .toList();
    }
}
