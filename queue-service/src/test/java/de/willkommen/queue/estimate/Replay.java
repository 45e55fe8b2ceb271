package de.willkommen.queue.estimate;

import de.willkommen.queue.estimate.DayGenerator.Day;
import de.willkommen.queue.estimate.DayGenerator.Shift;
import de.willkommen.queue.estimate.DayGenerator.Visitor;
import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Desk;
import de.willkommen.queue.order.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plays days through the rules by which queue-service calls people, asks its forecast whenever somebody takes a number,
 * and writes down what was promised and what became of it. What it has learned it has learned before,
 * as the service does: from earlier days and from this one so far.
 */
final class Replay {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration EXPECTED_WITHIN = Duration.ofHours(2);
    private static final double CHANGE_MINUTES = 1;
    private static final double UNANSWERED_MINUTES = 3;
    private static final int LEARNS_FROM_DAYS = 20;
    private static final double LEARNS_EVERY = 10;

    private final CallingOrder order;
    private final Forecaster forecaster;
    private final List<List<Served>> served = new ArrayList<>();
    private final List<List<Correction.Outcome>> outcomes = new ArrayList<>();
    private List<Experience.SignOn> lastDay = List.of();
    private long booked;
    private long kept;
    private long called;
    private long answered;

    Replay(CallingOrder order) {
        this.order = order;
        this.forecaster = new Forecaster(order);
    }

    /** What somebody was told when they took a number, what a simple rule would have told them, and how it was. */
    record Told(WaitMinutes promised, double simple, double waited) {

        boolean held() {
            return waited <= promised.p90();
        }
    }

    List<Told> play(Day day) {
        return new Run(day).play();
    }

    private Experience experience(LocalDate today) {
        var latestFirst = new ArrayList<>(latest(outcomes));
        Collections.reverse(latestFirst);
        return new Experience(
                ServingTimes.learn(latest(served), today),
                Experience.share(Experience.APPOINTMENTS_USUALLY_KEPT, kept, booked),
                Experience.share(Experience.CALLS_USUALLY_ANSWERED, answered, called),
                lastDay,
                Correction.learn(latestFirst));
    }

    private static <T> List<T> latest(List<List<T>> days) {
        return days.stream()
                .skip(Math.max(0, days.size() - LEARNS_FROM_DAYS))
                .flatMap(List::stream)
                .toList();
    }

    private record Promise(WaitForecast.Promise promise, double simple, double at) {}

    private record Event(double at, Runnable what) {}

    private final class Run {

        private final Day day;
        private Experience experience;
        private double learnedAt = -60;
        private final Instant opening;
        private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingDouble(Event::at));
        private final Map<UUID, Visitor> visitors = new HashMap<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final Map<String, Seat> seats = new HashMap<>();
        private final Map<UUID, Promise> promises = new HashMap<>();
        private final List<Told> told = new ArrayList<>();
        private final List<Served> servedToday = new ArrayList<>();
        private final List<Correction.Outcome> outcomesToday = new ArrayList<>();

        private Run(Day day) {
            this.day = day;
            this.experience = experience(day.date());
            this.opening = day.date().atTime(8, 0).atZone(ZONE).toInstant();
        }

        private List<Told> play() {
            served.add(servedToday);
            outcomes.add(outcomesToday);
            day.visitors().stream()
                    .filter(Visitor::comes)
                    .forEach(visitor -> at(visitor.arrives(), () -> arrives(visitor)));
            for (var shift : day.shifts()) {
                var seat = new Seat(shift);
                seats.put(shift.desk().counter(), seat);
                for (var presence : shift.presence()) {
                    at(presence[0], seat::comes);
                    if (presence[1] < Double.MAX_VALUE) {
                        at(presence[1], seat::leaves);
                    }
                }
            }
            while (!events.isEmpty()) {
                events.poll().what().run();
            }
            booked += day.visitors().stream()
                    .filter(visitor -> visitor.due() != null)
                    .count();
            kept += day.visitors().stream()
                    .filter(visitor -> visitor.due() != null && visitor.comes())
                    .count();
            lastDay = day.shifts().stream()
                    .map(shift -> new Experience.SignOn(
                            shift.desk(), 480 + shift.presence().get(0)[0]))
                    .toList();
            return told;
        }

        private double now;

        private void at(double when, Runnable what) {
            events.add(new Event(when, () -> {
                now = when;
                what.run();
            }));
        }

        private Instant moment(double minutes) {
            return opening.plusMillis((long) (minutes * 60_000));
        }

        private Waiting waiting(Visitor visitor, double since) {
            var arrival =
                    new Arrival(moment(since), visitor.due() == null ? null : moment(visitor.due()), visitor.needs());
            return new Waiting(
                    visitor.id(),
                    order.rank(arrival),
                    arrival,
                    List.of(visitor.service()),
                    visitor.language(),
                    null,
                    false);
        }

        private void arrives(Visitor visitor) {
            visitors.put(visitor.id(), visitor);
            waiting.add(waiting(visitor, now));
            if (now - learnedAt >= LEARNS_EVERY) {
                experience = experience(day.date());
                learnedAt = now;
            }
            promises.put(visitor.id(), promise(visitor));
            seats.values().stream().filter(Seat::isFree).forEach(seat -> at(now + seat.shift.hesitates(), seat::call));
        }

        private Promise promise(Visitor visitor) {
            var inRank = CallingOrder.inOrder(waiting);
            var present = moment(now);
            var ranges = forecaster.forecast(
                    experience, inRank.stream().map(this::planned).toList(), expected(), signedOn(), present, ZONE);
            var range = ranges.byTicket().get(visitor.id());
            return new Promise(
                    new WaitForecast.Promise(experience.correction().applyTo(range), range),
                    simple(visitor, inRank),
                    now);
        }

        /** People ahead, times the average of all, by the counters that could serve them. */
        private double simple(Visitor visitor, List<Waiting> inRank) {
            var ahead = 0;
            for (var other : inRank) {
                if (other.ticket().equals(visitor.id())) {
                    break;
                }
                if (day.shifts().stream()
                        .anyMatch(shift -> shift.desk().serves(other.services())
                                && shift.desk().serves(List.of(visitor.service())))) {
                    ahead++;
                }
            }
            var counters = seats.values().stream()
                    .filter(seat -> seat.present && seat.shift.desk().serves(List.of(visitor.service())))
                    .count();
            var average = latest(served).stream()
                    .mapToDouble(Served::minutes)
                    .average()
                    .orElse(20);
            return ahead * average / Math.max(1, counters);
        }

        private WaitForecast.Planned planned(Waiting person) {
            return new WaitForecast.Planned(
                    person, visitors.get(person.ticket()).planned());
        }

        private List<WaitForecast.Planned> expected() {
            return day.visitors().stream()
                    .filter(visitor -> visitor.due() != null
                            && visitor.due() >= now
                            && visitor.due() < now + EXPECTED_WITHIN.toMinutes()
                            && !visitors.containsKey(visitor.id()))
                    .map(visitor -> new WaitForecast.Planned(waiting(visitor, visitor.due()), visitor.planned()))
                    .toList();
        }

        private List<WaitForecast.Counter> signedOn() {
            return seats.values().stream()
                    .filter(seat -> seat.present || seat.visitor != null)
                    .map(seat -> new WaitForecast.Counter(
                            seat.shift.desk(),
                            seat.visitor == null ? null : moment(seat.since),
                            seat.visitor == null ? List.of() : List.of(seat.visitor.service()),
                            seat.visitor == null ? 0 : seat.visitor.planned()))
                    .toList();
        }

        private final class Seat {

            private final Shift shift;
            private boolean present;
            private @Nullable Visitor visitor;
            private double since;

            private Seat(Shift shift) {
                this.shift = shift;
            }

            private boolean isFree() {
                return present && visitor == null;
            }

            private void comes() {
                present = true;
                call();
            }

            private void leaves() {
                present = false;
            }

            private void call() {
                if (!isFree() || now < 0) {
                    return;
                }
                List<Desk> others = seats.values().stream()
                        .filter(seat -> seat != this && seat.present)
                        .map(seat -> seat.shift.desk())
                        .toList();
                var next = order.inOrder(waiting, shift.desk(), others);
                if (next.isEmpty()) {
                    return;
                }
                var person = next.get(0);
                waiting.remove(person);
                var called = visitors.get(person.ticket());
                visitor = called;
                since = now;
                tell(called);
                var busy = called.answers() ? called.minutes() * shift.pace() : UNANSWERED_MINUTES;
                at(now + busy, () -> done(called, busy));
            }

            private void tell(Visitor visitor) {
                var promise = promises.get(visitor.id());
                var waited = now - promise.at();
                told.add(new Told(promise.promise().minutes(), promise.simple(), waited));
                outcomesToday.add(new Correction.Outcome(promise.promise().simulated(), waited));
                called++;
            }

            private void done(Visitor gone, double busy) {
                if (gone.answers()) {
                    answered++;
                    servedToday.add(
                            new Served(day.date(), gone.service(), 8 + (int) (since / 60), gone.planned(), busy));
                }
                visitor = null;
                at(now + CHANGE_MINUTES, this::call);
            }
        }
    }
}
