package de.willkommen.queue.estimate;

import de.willkommen.queue.order.Desk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Days like those of Magdeburg: 13 counters of residence law and 4 of integration, of which some are not staffed; about
 * 90 appointments and as many people without one, most of them in the morning; colleagues with breaks and a pace of
 * their own; services that take longer or shorter than planned, more so at some hours; days that are slower as a whole.
 *
 * <p>None of these hidden numbers is known to what is measured: it sees what queue-service sees. The same seed makes the
 * same days.
 */
final class DayGenerator {

    /** Minutes from the opening at eight to the closing at four. */
    static final double OPEN_FOR = 480;

    private static final double WALK_INS = 120;
    private static final double BOOKED_SHARE = 0.32;

    /** A service: what is planned for it, how long it takes instead, how far that spreads, how often it is wanted. */
    private record Kind(String code, int planned, double truth, double spread, double afternoon, int often) {}

    private static final List<Kind> RESIDENCE = List.of(
            new Kind("residence-permit", 30, 1.15, 0.45, 1.0, 5),
            new Kind("residence-permit-extension", 20, 1.05, 0.40, 0.9, 8),
            new Kind("residence-card-pickup", 10, 0.75, 0.35, 1.0, 7),
            new Kind("address-change", 10, 0.90, 0.40, 1.1, 4),
            new Kind("travel-document", 20, 1.30, 0.50, 1.2, 2),
            new Kind("fiktionsbescheinigung", 15, 1.20, 0.60, 1.0, 4),
            new Kind("eu-blue-card", 45, 0.85, 0.40, 0.9, 1));

    private static final List<Kind> INTEGRATION = List.of(
            new Kind("naturalisation-advice", 30, 1.0, 0.45, 1.0, 3),
            new Kind("naturalisation-application", 45, 1.2, 0.35, 0.95, 2),
            new Kind("integration-course", 15, 0.9, 0.5, 1.0, 3));

    private static final List<String> LANGUAGES = List.of("de", "en", "ar", "uk", "fa", "ru", "tr");

    private final Random random;

    DayGenerator(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Somebody who comes, or is expected.
     *
     * @param arrives minutes after opening; never, when an appointment is missed
     * @param minutes how long they would keep a counter of usual pace busy
     * @param answers whether they come when called
     */
    record Visitor(
            UUID id,
            double arrives,
            @Nullable Double due,
            String service,
            int planned,
            double minutes,
            boolean needs,
            String language,
            boolean answers) {

        boolean comes() {
            return arrives < Double.MAX_VALUE;
        }
    }

    /**
     * A colleague's day at a counter.
     *
     * @param presence from and until, in minutes after opening
     * @param hesitates minutes until somebody waiting is called at a free counter
     */
    record Shift(Desk desk, double pace, double hesitates, List<double[]> presence) {}

    record Day(LocalDate date, List<Visitor> visitors, List<Shift> shifts) {}

    Day next(LocalDate date) {
        var slow = Math.exp(0.10 * random.nextGaussian());
        var busy = Math.exp(0.15 * random.nextGaussian());
        var shifts = new ArrayList<Shift>();
        shifts.addAll(team("1", 13, 9 + random.nextInt(4), RESIDENCE));
        shifts.addAll(team("2", 4, 3 + random.nextInt(2), INTEGRATION));
        var visitors = new ArrayList<Visitor>();
        book(visitors, shifts, "1", RESIDENCE, slow);
        book(visitors, shifts, "2", INTEGRATION, slow);
        walkIns(visitors, WALK_INS * busy * 0.85, RESIDENCE, slow);
        walkIns(visitors, WALK_INS * busy * 0.15, INTEGRATION, slow);
        visitors.sort(Comparator.comparingDouble(Visitor::arrives));
        return new Day(date, visitors, shifts);
    }

    private List<Shift> team(String floor, int counters, int staffed, List<Kind> kinds) {
        var services = kinds.stream().map(Kind::code).toList();
        var seats = new ArrayList<>(IntStream.rangeClosed(1, counters).boxed().toList());
        java.util.Collections.shuffle(seats, random);
        return seats.stream()
                .limit(staffed)
                .map(seat -> {
                    var code = floor + "%02d".formatted(seat);
                    var languages = List.of("de", "en", LANGUAGES.get(random.nextInt(LANGUAGES.size())));
                    var begins = Math.max(0, 4 * random.nextGaussian());
                    var lunch = 210 + random.nextInt(90);
                    var coffee = random.nextBoolean() ? 60 + random.nextInt(100) : 330 + random.nextInt(100);
                    var first = Math.min(lunch, coffee);
                    var second = Math.max(lunch, coffee);
                    var lengthOfFirst = first == lunch ? 30 : 12;
                    var lengthOfSecond = second == lunch ? 30 : 12;
                    return new Shift(
                            new Desk(code, services, languages),
                            Math.exp(0.15 * random.nextGaussian()),
                            0.3 + 1.2 * random.nextDouble(),
                            List.of(
                                    new double[] {begins, first},
                                    new double[] {first + lengthOfFirst, Math.max(second, first + lengthOfFirst)},
                                    new double[] {
                                        Math.max(second, first + lengthOfFirst) + lengthOfSecond, Double.MAX_VALUE
                                    }));
                })
                .toList();
    }

    private void book(List<Visitor> into, List<Shift> shifts, String floor, List<Kind> kinds, double slow) {
        var staffed = (int) shifts.stream()
                .filter(shift -> shift.desk().counter().startsWith(floor))
                .count();
        for (int due = 0; due < OPEN_FOR - 30; due += 15) {
            for (int place = 0; place < staffed; place++) {
                if (random.nextDouble() < BOOKED_SHARE) {
                    var comes = random.nextDouble() >= 0.14;
                    var early = 8 + 8 * random.nextGaussian();
                    var arrives = comes ? Math.max(-15, due - early) : Double.MAX_VALUE;
                    into.add(visitor(arrives, (double) due, kinds, slow));
                }
            }
        }
    }

    /** A crowd stands at the door; then a rush that ebbs away, and a smaller one after noon. */
    private void walkIns(List<Visitor> into, double people, List<Kind> kinds, double slow) {
        for (int i = 0; i < people; i++) {
            var when = random.nextDouble();
            var arrives = when < 0.08
                    ? -10 * random.nextDouble()
                    : when < 0.70 ? 240 * Math.pow(random.nextDouble(), 1.5) : 240 + 200 * random.nextDouble();
            into.add(visitor(arrives, null, kinds, slow));
        }
    }

    private Visitor visitor(double arrives, @Nullable Double due, List<Kind> kinds, double slow) {
        var kind = wanted(kinds);
        var hour = due != null ? due : Math.min(arrives, OPEN_FOR);
        var minutes = kind.planned()
                * kind.truth()
                * slow
                * (hour > 240 ? kind.afternoon() : 1)
                * Math.exp(kind.spread() * random.nextGaussian());
        return new Visitor(
                new UUID(random.nextLong(), random.nextLong()),
                arrives,
                due,
                kind.code(),
                kind.planned(),
                Math.max(1, minutes),
                random.nextDouble() < 0.04,
                LANGUAGES.get(random.nextInt(LANGUAGES.size())),
                random.nextDouble() >= 0.05);
    }

    private Kind wanted(List<Kind> kinds) {
        var all = kinds.stream().mapToInt(Kind::often).sum();
        var drawn = random.nextInt(all);
        for (var kind : kinds) {
            drawn -= kind.often();
            if (drawn < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("Nothing is wanted");
    }
}
