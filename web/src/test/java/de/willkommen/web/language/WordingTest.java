package de.willkommen.web.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private final Texts texts = new Texts();

    @ParameterizedTest
    @CsvSource({"1,شخص واحد", "2,شخصان", "3,3 أشخاص", "11,11 شخصاً", "100,100 شخص"})
    void arabic_has_its_plurals_with_latin_digits(int people, String words) {
        assertThat(texts.in(Language.ARABIC).say("citizen.persons", people)).isEqualTo(words);
    }

    @Test
    void arguments_are_escaped_and_what_reads_from_the_left_is_isolated() {
        var html = texts.in(Language.ARABIC).html("desk.counter", List.of(new Ltr("<b>104")));

        assertThat(html).isEqualTo("الشباك <bdi dir=\"ltr\">&lt;b&gt;104</bdi>");
    }

    @Test
    void plain_text_is_isolated_by_marks() {
        assertThat(texts.in(Language.ARABIC).say("desk.counter", new Ltr("104")))
                .isEqualTo("الشباك \u2066104\u2069");
    }

    @ParameterizedTest
    @CsvSource({
        "de,0,0,Ohne Termin: zurzeit keine Wartezeit",
        "de,0,1,Ohne Termin: zurzeit kaum Wartezeit",
        "de,0,10,Wartezeit ohne Termin: höchstens etwa 10 Minuten",
        "de,5,10,Wartezeit ohne Termin: etwa 5 bis 10 Minuten",
        "en,0,0,Without an appointment: no waiting at the moment",
        "en,5,10,Waiting time without an appointment: about 5 to 10 minutes",
        "ar,0,0,دون موعد: لا يوجد انتظار حالياً",
        "ar,0,10,مدة الانتظار دون موعد: 10 دقائق على الأكثر",
        "ar,5,15,مدة الانتظار دون موعد: من 5 إلى 15 دقيقة تقريباً"
    })
    void nobody_is_told_to_wait_from_zero_to_zero_minutes(String language, int half, int most, String words) {
        assertThat(texts.in(Language.of(language).orElseThrow()).say("common.wait", half, most))
                .isEqualTo(words);
    }

    @Test
    void a_forgotten_argument_is_an_error_and_not_a_brace_on_the_page() {
        assertThatThrownBy(() -> texts.in(Language.GERMAN).say("desk.counter"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("desk.counter");
    }

    @Test
    void dari_falls_back_over_persian_and_english() {
        assertThat(Language.DARI.fallback())
                .containsExactly(Language.DARI, Language.PERSIAN, Language.ENGLISH, Language.GERMAN);
        assertThat(texts.in(Language.DARI).spoken()).isEqualTo(Language.ENGLISH);
        assertThat(texts.in(Language.DARI).fellBack()).isTrue();
        assertThat(texts.in(Language.PLAIN_GERMAN).spoken()).isEqualTo(Language.GERMAN);
    }

    @Test
    void ukrainian_never_becomes_russian() {
        assertThat(Language.UKRAINIAN.fallback()).doesNotContain(Language.RUSSIAN);
    }

    @ParameterizedTest
    @CsvSource({"'ar-SY,de;q=0.5',ar", "'fr,en;q=0.8',en", "'de-AT',de", "'*',", "'not a header;;',"})
    void the_browsers_first_offered_language_is_preferred(String header, String tag) {
        assertThat(Language.preferred(header, texts.offered())
                        .map(Language::tag)
                        .orElse(null))
                .isEqualTo(tag);
    }

    @Test
    void dates_are_gregorian_with_latin_digits_in_the_offices_zone() {
        var berlin = ZoneId.of("Europe/Berlin");
        // Half past midnight of the day on which the clocks went back: still summer time.
        var night = OffsetDateTime.parse("2026-10-24T22:30:00Z");

        assertThat(new Dates(Language.GERMAN, berlin).day(night)).isEqualTo("Sonntag, 25. Oktober 2026");
        assertThat(new Dates(Language.GERMAN, berlin).time(night)).isEqualTo("00:30");
        assertThat(new Dates(Language.ARABIC, berlin).day(night)).contains("25", "2026");
        assertThat(new Dates(Language.PERSIAN, berlin).day(LocalDate.parse("2026-11-24")))
                .contains("2026");
        assertThat(new Dates(Language.ENGLISH, berlin).day(LocalDate.parse("2026-11-24")))
                .isEqualTo("Tuesday, 24 November 2026");
        assertThat(new Dates(Language.ENGLISH, berlin).time(OffsetDateTime.parse("2026-10-25T12:05:00Z")))
                .isEqualTo("13:05");
    }
}
