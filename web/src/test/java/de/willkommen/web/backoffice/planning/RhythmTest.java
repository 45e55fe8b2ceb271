package de.willkommen.web.backoffice.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY;BYDAY=TU",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
                "FREQ=MONTHLY;BYDAY=2TU",
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
                "FREQ=MONTHLY;BYDAY=5MO",
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"
            })
    void what_choices_can_say_comes_back_as_the_same_rule(String rule) {
        var rhythm = Rhythm.of(rule, TUESDAY, null);

        assertThat(rhythm).isPresent();
        assertThat(rhythm.get().rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;BYDAY=TU;COUNT=5",
                "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU",
                "FREQ=WEEKLY;INTERVAL=100;BYDAY=TU",
                "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1",
                "FREQ=MONTHLY;BYDAY=1MO,3MO",
                "FREQ=MONTHLY;BYDAY=-2MO",
                "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
                "FREQ=MONTHLY;BYMONTHDAY=15",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,31",
                "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=24",
                "FREQ=YEARLY;BYDAY=1MO;BYMONTH=5",
                "FREQ=DAILY",
                "FREQ=DAILY;COUNT=2"
            })
    void a_rule_that_says_more_stays_a_rule(String rule) {
        assertThat(Rhythm.of(rule, TUESDAY, null)).isEmpty();
    }

    @Test
    void the_usual_first_day_of_the_week_need_not_be_named() {
        assertThat(Rhythm.of("INTERVAL=2;FREQ=WEEKLY;WKST=MO;BYDAY=TH,TU", TUESDAY, null))
                .contains(Rhythm.weekly(2, List.of("TU", "TH")));
    }

    @Test
    void a_single_day_ends_on_that_day() {
        assertThat(Rhythm.of("FREQ=DAILY;COUNT=1", TUESDAY, TUESDAY)).contains(Rhythm.once());
        assertThat(Rhythm.of("FREQ=DAILY;COUNT=1", TUESDAY, null)).isEmpty();
        assertThat(Rhythm.of("FREQ=DAILY;COUNT=1", TUESDAY, TUESDAY.plusDays(1)))
                .isEmpty();
    }
}
