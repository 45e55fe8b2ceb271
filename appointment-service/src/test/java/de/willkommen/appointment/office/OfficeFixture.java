package de.willkommen.appointment.office;

import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlans;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An office of its own for a test, in the real database: nobody else's bookings are in its way. */
public final class OfficeFixture {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String authority;
    private final String office;
    private final String team;
    private final int firstCounter;
    private final List<List<String>> counterLanguages = new ArrayList<>();
    private final List<OpeningPlan> plans = new ArrayList<>();
    private List<String> services = List.of("permit", "pickup");
    private List<String> counterAccessibility = List.of("step-free");
    private Office.BookingRules rules =
            new Office.BookingRules(false, 0, 365, 10, 5, 15, 10_000, 10_000, 10_000, LocalTime.MIDNIGHT, 0);

    private @Nullable BirthDateReason birthDateReason;

    private OfficeFixture(String authority, String office, String team, int firstCounter) {
        this.authority = authority;
        this.office = office;
        this.team = team;
        this.firstCounter = firstCounter;
    }

    public static OfficeFixture anOffice() {
        var authority = "T" + NUMBER.incrementAndGet();
        return new OfficeFixture(authority, authority + "-ABH", "team", 1);
    }

    /** One more office of an authority, for tests whose callers belong to it. Counters and team are named after the office. */
    public static OfficeFixture anOfficeOf(String authority) {
        var number = NUMBER.incrementAndGet();
        return new OfficeFixture(authority, authority + "-" + number, "team" + number, number * 1_000 + 1);
    }

    /** Code of the team all counters belong to. */
    public String team() {
        return team;
    }

    /** Code of the first, second, … counter. */
    public String counter(int which) {
        return String.valueOf(firstCounter + which - 1);
    }

    public OfficeFixture counters(int number) {
        for (var i = 0; i < number; i++) {
            counterLanguages.add(List.of("de"));
        }
        return this;
    }

    public OfficeFixture counterSpeaking(String... languages) {
        counterLanguages.add(List.of(languages));
        return this;
    }

    public OfficeFixture notStepFree() {
        counterAccessibility = List.of();
        return this;
    }

    public OfficeFixture rules(Office.BookingRules itsRules) {
        rules = itsRules;
        return this;
    }

    public OfficeFixture askingForBirthDates() {
        birthDateReason = BirthDateReason.TELLING_APART;
        return this;
    }

    /** Open by this rule, counted from that day. */
    public OfficeFixture open(String startsOn, String rule, String opensAt, String closesAt) {
        plans.add(new OpeningPlan(
                UUID.randomUUID(),
                0,
                authority,
                office,
                OpeningPlan.Owner.team(team),
                LocalDate.parse(startsOn),
                null,
                LocalTime.parse(opensAt),
                LocalTime.parse(closesAt),
                rule,
                Set.of(),
                List.of(OpeningPlan.Share.ALL_PUBLIC)));
        return this;
    }

    /** Enters it and answers its code. Services: {@code permit} takes 30 minutes (+15), {@code pickup} 10 (+5). */
    public String create() {
        if (plans.isEmpty()) {
            open("2026-01-01", "FREQ=DAILY", "08:00", "12:00");
        }
        if (counterLanguages.isEmpty()) {
            counters(1);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            var entered = new Authority(authority, authority, "st");
            var offices = bean(Offices.class);
            bean(Authorities.class).enter(entered);
            offices.put(new Office(
                    office,
                    entered,
                    1,
                    new Office.Address("Am Markt 1", "39104", "Magdeburg"),
                    ZoneId.of("Europe/Berlin"),
                    List.of("de"),
                    List.of("step-free"),
                    new Office.CheckIn(60, 15),
                    rules,
                    birthDateReason));
            service("permit", 30, 15);
            service("pickup", 10, 5);
            for (var i = 0; i < counterLanguages.size(); i++) {
                bean(Counters.class)
                        .put(new Counter(
                                authority,
                                counter(i + 1),
                                office,
                                1,
                                "0." + (i + 1),
                                team,
                                services,
                                counterLanguages.get(i),
                                counterAccessibility,
                                true));
            }
            plans.forEach(bean(OpeningPlans.class)::enter);
        });
        return office;
    }

    /** The plans of the office, to take them away again. */
    public List<OpeningPlan> plans() {
        return List.copyOf(plans);
    }

    private void service(String code, int minutes, int further) {
        bean(OfferedServices.class)
                .put(new OfferedService(authority, office, code, 1, "", minutes, further, 6, "A", 1, true, List.of()));
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
