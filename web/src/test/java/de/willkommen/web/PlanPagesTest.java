package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Planning;
import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
@TestSecurity(user = "lead", roles = "lead")
class PlanPagesTest {

    private static final String HERE = "/backoffice/calendar";
    private static final String PLANS = HERE + "/plans/";

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plans",
                "/plans/new",
                "/plans/new?date=2026-12-22&whose=COUNTER:101",
                "/plans/" + Planning.WEEKLY,
                "/plans/" + Planning.RULED,
                "/plans/" + Planning.WEEKLY + "/remove",
                "/copy?date=2026-12-22&whose=TEAM:residence"
            })
    void every_page_has_one_heading_labels_for_its_fields_and_nothing_inline(String path) {
        for (var language : List.of("de", "ar")) {
            var answer = browser.with("Cookie", "language=" + language).get(HERE + path);
            var page = answer.page();

            answer.assertOrderly();
            assertThat(page.select(".w-backnav [aria-current]").attr("href")).isEqualTo(HERE);
        }
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_does_not_plan() {
        for (var path : List.of("/plans", "/plans/new", "/plans/" + Planning.WEEKLY, "/copy")) {
            assertThat(browser.ask(HERE + path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void a_plan_of_another_office_is_not_there() {
        var stranger = PLANS + "00000000-0000-7000-8000-0000000000ff";

        assertThat(browser.ask(stranger).status()).isEqualTo(404);
        assertThat(browser.ask(stranger + "/remove").status()).isEqualTo(404);
        assertThat(browser.ask(PLANS + "nonsense").status()).isEqualTo(404);
    }

    @Test
    void plans_are_told_in_words() {
        var german = words(browser.get(HERE + "/plans"), "main");
        assertThat(german)
                .contains("jede Woche am Dienstag und Donnerstag, 08:00–12:00 Uhr")
                .contains("nach der Regel FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1, ab 18:00 Uhr bis zum Ende")
                .contains("Notfall: 1 Schalter, ungenutzt 1 Tag vorher öffentlich")
                .contains("intern: alle übrigen Schalter, ungenutzt 90 Minuten vorher öffentlich")
                .contains("Donnerstag, 31. Dezember 2026 und Mittwoch, 31. März 2027");

        assertThat(new Browser(site.getPort())
                        .with("Cookie", "language=ar")
                        .get(HERE + "/plans")
                        .text("main"))
                .contains("يومي الثلاثاء والخميس كل أسبوع");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weekly|FREQ=WEEKLY;INTERVAL=2;BYDAY=TU|jeden zweiten Dienstag, 09:00–12:00 Uhr",
                "monthly|FREQ=MONTHLY;BYDAY=-1FR|am letzten Freitag jedes Monats, 09:00–12:00 Uhr",
                "yearly|FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24|jedes Jahr am 24. Dezember, 09:00–12:00 Uhr",
                "once|FREQ=DAILY;COUNT=1|einmal, am Dienstag, 1. Dezember 2026, 09:00–12:00 Uhr",
                "rule|FREQ=MONTHLY;BYMONTHDAY=15|nach der Regel FREQ=MONTHLY;BYMONTHDAY=15, 09:00–12:00 Uhr"
            })
    void each_way_to_repeat_becomes_a_rule_and_a_sentence(String way) {
        var parts = way.split("\\|");

        var preview = look(fresh(), "repeat", parts[0]);

        assertThat(preview.status()).isEqualTo(200);
        assertThat(words(preview, "#sentence")).isEqualTo("Aufenthalt – " + parts[2]);
        var asked = platform.asked("POST", ".*/plans/preview");
        var plan = asked.get(asked.size() - 1).body().path("changes").path(0);
        assertThat(plan.path("verb").asText()).isEqualTo("CREATE_PLAN");
        assertThat(plan.path("plan").path("rule").asText()).isEqualTo(parts[1]);
        assertThat(plan.path("plan").path("endsOn").asText()).isEqualTo(parts[0].equals("once") ? "2026-12-01" : "");
    }

    @Test
    void nothing_is_saved_before_the_preview_and_a_double_click_saves_once() {
        var before = platform.asked("POST", ".*/plans").size();
        var preview = look(fresh(), "repeat", "weekly");
        assertThat(preview.text("#effect")).contains("KW 53", "8 Std.", "9 Std.", "+1 Std.", "öffentlich: 4 → 5 Std.");
        assertThat(preview.page().select("#effect svg rect.w-bar__fill").eachAttr("width"))
                .containsExactly("88", "100");
        assertThat(preview.page().select("#no-misfits")).hasSize(1);
        assertThat(platform.asked("POST", ".*/plans")).hasSize(before);

        var saved = browser.post(form(preview, "#confirm"), "step", "save");
        browser.post(form(preview, "#confirm"), "step", "save");

        assertThat(saved.header("Location"))
                .matches("/backoffice/calendar\\?view=week&date=\\d{4}-\\d{2}-\\d{2}&whose=TEAM:residence&done=saved");
        assertThat(browser.get(saved.header("Location")).text("#done")).contains("Der Plan ist gespeichert");
        var asked = platform.asked("POST", ".*/plans");
        assertThat(asked).hasSize(before + 2);
        assertThat(asked.get(before).header("Idempotency-Key"))
                .isNotEmpty()
                .isEqualTo(asked.get(before + 1).header("Idempotency-Key"));
        assertThat(asked.get(before).body().path("shares").toString())
                .isEqualTo("[{\"channel\":\"PUBLIC\"},{\"channel\":\"INTERNAL\",\"counters\":2,"
                        + "\"releaseMinutesBefore\":2880}]");
    }

    @Test
    void the_way_back_from_the_preview_loses_nothing() {
        var preview = look(fresh(), "repeat", "monthly");

        var again = browser.submit(form(preview, "#confirm"), "step", "edit");

        assertThat(again.status()).isEqualTo(200);
        var page = again.page();
        assertThat(page.select("#owner option[selected]").attr("value")).isEqualTo("TEAM:residence");
        assertThat(page.selectFirst("#startsOn").attr("value")).isEqualTo("2026-12-01");
        assertThat(page.select("#repeat-monthly[checked]")).hasSize(1);
        assertThat(page.select("#nth option[selected]").attr("value")).isEqualTo("last");
        assertThat(page.select("#days-TU[checked]")).hasSize(1);
        assertThat(page.selectFirst("#weeks").attr("value")).isEqualTo("2");
        assertThat(page.selectFirst("#rule").attr("value")).isEqualTo("FREQ=MONTHLY;BYMONTHDAY=15");
        assertThat(page.selectFirst("#except-0").attr("value")).isEqualTo("2026-12-29");
        assertThat(page.select("#share-INTERNAL[checked]")).hasSize(1);
        assertThat(page.selectFirst("#INTERNAL-release").attr("value")).isEqualTo("2");
        assertThat(page.select("#INTERNAL-unit option[selected]").attr("value")).isEqualTo("days");
    }

    @Test
    void errors_stand_beside_their_fields_with_a_summary_that_leads_there() {
        var form = browser.get(PLANS + "new?date=2026-12-01").page().selectFirst("#sheet");

        var nobody = browser.submit(form, "opensAt", "09:00", "closesAt", "12:00");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.text("#owner-error")).isEqualTo("Bitte ausfüllen.");
        assertThat(nobody.text("#trouble a[href=#owner]")).isEqualTo("Wessen Zeit: Bitte ausfüllen.");
        assertThat(nobody.page().title()).startsWith("Fehler:");

        var early = browser.submit(form, "owner", "TEAM:residence", "opensAt", "09:00", "closesAt", "08:00");
        assertThat(early.text("#closesAt-error")).isEqualTo("Das Ende liegt vor dem Anfang.");
        assertThat(early.page().selectFirst("#closesAt").attr("value")).isEqualTo("08:00");

        var many = browser.submit(
                form,
                "owner",
                "TEAM:residence",
                "opensAt",
                "09:00",
                "closesAt",
                "12:00",
                "share",
                "EMERGENCY",
                "EMERGENCY.counters",
                "100");
        assertThat(many.text("#EMERGENCY-counters-error")).isEqualTo("Höchstens 99.");
        assertThat(many.text("#trouble a")).isEqualTo("Anzahl der Schalter: Höchstens 99.");

        form.select("[name=days]").removeAttr("checked");
        var never = browser.submit(form, "owner", "TEAM:residence", "opensAt", "09:00", "closesAt", "12:00");
        assertThat(never.text("#days-error")).isEqualTo("Bitte ausfüllen.");
    }

    @Test
    void a_rule_of_its_own_outlives_a_change_of_the_hours() {
        var sheet = browser.get(PLANS + Planning.RULED);
        assertThat(sheet.page().select("#repeat-rule[checked]")).hasSize(1);
        assertThat(sheet.page().selectFirst("#except-1").attr("value")).isEqualTo("2027-03-31");

        var preview = browser.submit(sheet.page().selectFirst("#sheet"), "opensAt", "17:00", "step", "preview");
        browser.submit(form(preview, "#confirm"), "step", "save");

        var asked = platform.asked("PUT", ".*/plans/" + Planning.RULED);
        var body = asked.get(asked.size() - 1).body();
        assertThat(asked.get(asked.size() - 1).header("If-Match")).isEqualTo("\"0\"");
        assertThat(body.path("rule").asText()).isEqualTo("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
        assertThat(body.path("exceptOn").toString()).isEqualTo("[\"2026-12-31\",\"2027-03-31\"]");
        assertThat(body.path("endsOn").asText()).isEqualTo("2030-12-31");
        assertThat(body.path("shares").toString())
                .isEqualTo(
                        "[{\"channel\":\"PUBLIC\",\"counters\":2},{\"channel\":\"INTERNAL\",\"releaseMinutesBefore\":90},"
                                + "{\"channel\":\"PARTNER\",\"counters\":1,\"releaseMinutesBefore\":120},"
                                + "{\"channel\":\"EMERGENCY\",\"counters\":1}]");
    }

    @Test
    void bookings_that_would_no_longer_fit_are_named_before_anything_is_saved() {
        var preview = look(fresh(), "repeat", "weekly", "closesAt", "10:00");

        assertThat(preview.text("#bookings"))
                .contains("Dienstag, 29. Dezember 2026", "11:20–11:50", "101", "MD-7K3PX2QA", "Außerhalb der Öffnung");
        assertThat(preview.text("#effect")).contains("−3 Std.");
    }

    @Test
    void who_was_second_sees_both_versions_and_keeps_their_own_on_top_of_the_newest() {
        var plan = entered();
        var mine = browser.get(plan).page().selectFirst("#sheet");
        var theirs = browser.get(plan).page().selectFirst("#sheet");
        save(theirs, "closesAt", "13:00");

        // Seen before the preview already.
        var dispute = browser.submit(mine, "opensAt", "07:30", "step", "preview");
        assertThat(dispute.status()).isEqualTo(409);
        assertThat(dispute.page().select("#conflict [data-differs]")).hasSize(1);
        assertThat(words(dispute, "#conflict [data-differs]")).contains("09:00–13:00", "07:30–12:00", "verschieden");

        var preview = browser.submit(form(dispute, "#resolve"), "step", "preview");
        assertThat(preview.status()).isEqualTo(200);
        var saved = browser.post(form(preview, "#confirm"), "step", "save");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(browser.get(plan).page().selectFirst("#opensAt").attr("value"))
                .isEqualTo("07:30");
    }

    @Test
    void a_change_between_preview_and_save_is_a_conflict_too_and_can_be_edited_further() {
        var plan = entered();
        var preview =
                browser.submit(browser.get(plan).page().selectFirst("#sheet"), "opensAt", "07:30", "step", "preview");
        save(browser.get(plan).page().selectFirst("#sheet"), "closesAt", "13:00");

        var dispute = browser.submit(form(preview, "#confirm"), "step", "save");
        assertThat(dispute.status()).isEqualTo(409);
        assertThat(dispute.page().selectFirst("#take-theirs").attr("href")).isEqualTo(plan);

        var further = browser.submit(form(dispute, "#resolve"), "step", "edit").page();
        assertThat(further.selectFirst("#opensAt").attr("value")).isEqualTo("07:30");
        save(further.selectFirst("#sheet"), "closesAt", "13:00");
        var now = browser.get(plan).page();
        assertThat(now.selectFirst("#opensAt").attr("value")).isEqualTo("07:30");
        assertThat(now.selectFirst("#closesAt").attr("value")).isEqualTo("13:00");
    }

    @Test
    void a_plan_that_was_removed_meanwhile_can_be_entered_again() {
        var plan = entered();
        var mine = browser.get(plan).page().selectFirst("#sheet");
        var removal = browser.get(plan + "/remove");
        assertThat(removal.text("#bookings")).contains("MD-7K3PX2QA");
        var gone = browser.submit(form(removal, "form[action$=/remove]"));
        assertThat(gone.text("#done")).contains("Der Plan ist gelöscht");
        assertThat(browser.ask(plan).status()).isEqualTo(404);

        var again = browser.submit(mine, "opensAt", "07:30", "step", "preview");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("#trouble")).contains("inzwischen gelöscht");
        assertThat(again.page().selectFirst("#sheet").attr("action")).isEqualTo(PLANS + "new");
        assertThat(again.page().selectFirst("#opensAt").attr("value")).isEqualTo("07:30");
    }

    @Test
    void who_removes_what_somebody_has_changed_is_asked_again() {
        var plan = entered();
        var removal = browser.get(plan + "/remove");
        save(browser.get(plan).page().selectFirst("#sheet"), "closesAt", "13:00");

        var dispute = browser.submit(form(removal, "form[action$=/remove]"));

        assertThat(dispute.status()).isEqualTo(409);
        assertThat(words(dispute, "#conflict")).contains("09:00–13:00");
        var second = browser.get(dispute.page().selectFirst("#keep-mine").attr("href"));
        assertThat(browser.submit(form(second, "form[action$=/remove]")).text("#done"))
                .contains("Der Plan ist gelöscht");
    }

    @Test
    void a_week_is_copied_after_a_look() {
        var sheet = browser.get(HERE + "/copy?date=2026-12-22&whose=TEAM:residence");
        assertThat(sheet.page().select("#from option[selected]").attr("value")).isEqualTo("2026-W52");

        var nowhere = browser.submit(sheet.page().selectFirst("#sheet"), "step", "preview");
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.text("#to-error")).isEqualTo("Bitte wählen.");
        assertThat(nowhere.page().select("#trouble a").attr("href")).isEqualTo("#to");

        var preview = browser.submit(
                sheet.page().selectFirst("#sheet"), "to", "2026-W53", "to", "2027-W01", "step", "preview");
        assertThat(preview.text("#sentence")).contains("Aufenthalt", "KW 52");
        assertThat(preview.page().select(".w-targets li")).hasSize(2);
        var edited = browser.submit(form(preview, "#confirm"), "step", "edit");
        assertThat(edited.page().select("[name=to][checked]").eachAttr("value"))
                .containsExactly("2026-W53", "2027-W01");

        var copied = browser.post(form(preview, "#confirm"), "step", "save");

        assertThat(copied.header("Location"))
                .isEqualTo(HERE + "?view=week&date=2026-12-28&whose=TEAM:residence&done=copied");
        var asked = platform.asked("POST", ".*/plans/copies");
        assertThat(asked.get(asked.size() - 1).body().toString())
                .startsWith("{\"from\":\"2026-W52\",\"to\":[\"2026-W53\",\"2027-W01\"],"
                        + "\"owner\":{\"kind\":\"TEAM\",\"code\":\"residence\"},\"revision\":");

        var late = browser.submit(form(preview, "#confirm"), "step", "save");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("#trouble")).contains("Inzwischen hat sich etwas geändert");
        assertThat(browser.post(form(late, "#confirm"), "step", "save").status())
                .isEqualTo(303);
    }

    @Test
    void a_week_is_no_target_of_itself() {
        var sheet = browser.get(HERE + "/copy?date=2026-11-17&whose=TEAM:residence");
        var past = browser.submit(
                sheet.page().selectFirst("#sheet"), "from", "2026-W49", "to", "2026-W49", "step", "preview");
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.page().select("#to-2026-W49")).isEmpty();
        assertThat(past.page().select("#to-2026-W50")).hasSize(1);

        var preview = browser.submit(
                sheet.page().selectFirst("#sheet"),
                "from",
                "2026-W49",
                "to",
                "2026-W49",
                "to",
                "2026-W50",
                "step",
                "preview");

        assertThat(preview.page().select(".w-targets li")).hasSize(1);
    }

    /** The form of a new plan, filled in. */
    private Element fresh() {
        var page = browser.get(PLANS + "new?date=2026-12-01").page();
        page.select("#share-INTERNAL").attr("checked", "checked");
        page.select("[name=repeat]").removeAttr("checked");
        return page.selectFirst("#sheet");
    }

    private Browser.Answer look(Element form, String... typed) {
        var all = new ArrayList<>(List.of(
                "owner", "TEAM:residence",
                "opensAt", "09:00",
                "weeks", "2",
                "nth", "last",
                "weekday", "FR",
                "yearDay", "24",
                "yearMonth", "12",
                "rule", "FREQ=MONTHLY;BYMONTHDAY=15",
                "except", "2026-12-29",
                "INTERNAL.counters", "2",
                "INTERNAL.release", "2",
                "INTERNAL.unit", "days",
                "step", "preview"));
        if (!List.of(typed).contains("closesAt")) {
            all.addAll(List.of("closesAt", "12:00"));
        }
        all.addAll(List.of(typed));
        return browser.submit(form, all.toArray(String[]::new));
    }

    /** The address of a plan of its own. */
    private String entered() {
        var preview = look(fresh(), "repeat", "weekly");
        browser.post(form(preview, "#confirm"), "step", "save");
        var links = browser.get(HERE + "/plans").page().select("a[id^=plan-]").stream()
                .filter(link -> link.text().contains("jeden zweiten Dienstag"))
                .toList();
        return links.get(links.size() - 1).attr("href");
    }

    private void save(Element sheet, String... typed) {
        var all = new ArrayList<>(List.of("step", "preview"));
        all.addAll(List.of(typed));
        var preview = browser.submit(sheet, all.toArray(String[]::new));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(browser.post(form(preview, "#confirm"), "step", "save").status())
                .isEqualTo(303);
    }

    /** The text without the invisible marks around what reads from the left. */
    private static String words(Browser.Answer answer, String selector) {
        return answer.text(selector).replaceAll("[\\u2066\\u2069]", "");
    }

    private static Element form(Browser.Answer answer, String selector) {
        return answer.page().selectFirst(selector);
    }
}
