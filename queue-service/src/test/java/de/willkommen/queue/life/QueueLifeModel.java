package de.willkommen.queue.life;

import static de.willkommen.queue.life.QueueLifeModel.State.CALLED;
import static de.willkommen.queue.life.QueueLifeModel.State.CLOSED_AT_NIGHT;
import static de.willkommen.queue.life.QueueLifeModel.State.DONE;
import static de.willkommen.queue.life.QueueLifeModel.State.LEFT;
import static de.willkommen.queue.life.QueueLifeModel.State.NO_SHOW;
import static de.willkommen.queue.life.QueueLifeModel.State.PARKED;
import static de.willkommen.queue.life.QueueLifeModel.State.SERVING;
import static de.willkommen.queue.life.QueueLifeModel.State.TRANSFERRED;
import static de.willkommen.queue.life.QueueLifeModel.State.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one office as somebody would keep it on paper: lists and ifs, one thing after the other. It is written down a
 * second time on purpose, and shares nothing with the service but the names of states and steps.
 */
final class QueueLifeModel {

    /** Where a ticket stands. */
    enum State {
        WAITING,
        CALLED,
        SERVING,
        PARKED,
        TRANSFERRED,
        DONE,
        NO_SHOW,
        LEFT,
        CLOSED_AT_NIGHT
    }

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Set<State> WAITS = Set.of(WAITING, TRANSFERRED);
    private static final Set<State> SITS = Set.of(CALLED, SERVING);

    final List<Sheet> sheets = new ArrayList<>();
    final Map<String, Desk> desks = new TreeMap<>();
    final List<Booking> bookings = new ArrayList<>();
    final List<String> display = new ArrayList<>();
    final Set<String> edges = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    Instant now;

    QueueLifeModel(Instant now) {
        this.now = now;
    }

    /** What a command is answered. */
    record Answer(int status, @Nullable String type) {

        static final Answer DONE = new Answer(200, null);

        static Answer conflict(String type) {
            return new Answer(409, type);
        }
    }

    /** Who sits at a counter. */
    record Desk(String clerk, List<String> services, List<String> languages, Instant since, boolean pauses) {

        Desk pausing(boolean pausing) {
            return new Desk(clerk, services, languages, since, pausing);
        }

        boolean speaks(String language) {
            return language.equals("de") || languages.contains(language);
        }
    }

    /** An appointment. */
    static final class Booking {

        final String id;
        final String reference;
        final Instant start;
        boolean cancelled;

        Booking(String id, String reference, Instant start) {
            this.id = id;
            this.reference = reference;
            this.start = start;
        }
    }

    /** A stay in a state. */
    record Stay(
            State status,
            String step,
            List<String> services,
            @Nullable String counter,
            @Nullable String bound,
            Instant since) {}

    /** What is written about one ticket. */
    static final class Sheet {

        final String id;
        final String token;
        final String number;
        final Instant openedAt;
        final LocalDate day;
        final String language;
        final @Nullable Booking booking;
        boolean needs;
        List<String> services;

        @Nullable
        Instant due;

        Instant rank;
        State status = WAITING;
        Instant since;

        @Nullable
        String counter;

        @Nullable
        String bound;

        @Nullable
        Instant calledAt;

        @Nullable
        Instant callBegan;

        @Nullable
        Instant lastCalled;

        @Nullable
        Instant startedAt;

        @Nullable
        Instant finishedAt;

        @Nullable
        Instant parkedUntil;

        int recalls;
        int revision;
        final List<Stay> stays = new ArrayList<>();
        final List<String> events = new ArrayList<>();

        private Sheet(Opened opened, String number, Instant now) {
            this.id = opened.id();
            this.token = opened.token();
            this.number = number;
            this.openedAt = now;
            this.day = LocalDate.ofInstant(now, ZONE);
            this.language = opened.language();
            this.booking = opened.booking();
            this.needs = opened.needs();
            this.services = opened.services();
            this.due = opened.booking() == null ? null : opened.booking().start;
            this.since = now;
            this.rank = rank();
        }

        private Instant rank() {
            var rank = openedAt.plus(Duration.ofMinutes(20));
            if (due != null) {
                var late = openedAt.isAfter(due.plus(Duration.ofMinutes(5)));
                rank = late ? openedAt.plus(Duration.ofMinutes(10)) : due;
            }
            return needs ? rank.minus(Duration.ofHours(2)) : rank;
        }

        boolean isOpen() {
            return WAITS.contains(status) || SITS.contains(status) || status == PARKED;
        }
    }

    /** What is known of a ticket that was opened. */
    record Opened(
            String id,
            String token,
            List<String> services,
            String language,
            boolean needs,
            @Nullable Booking booking) {}

    /** Whoever is there gets the next number of the letter. */
    Sheet open(Opened opened) {
        var letter =
                switch (opened.services().get(0)) {
                    case "residence-permit" -> "A";
                    case "residence-card-pickup" -> "B";
                    default -> "C";
                };
        var taken = numbers.merge(LocalDate.ofInstant(now, ZONE) + letter, 1, Integer::sum);
        var sheet = new Sheet(opened, "%s%03d".formatted(letter, taken), now);
        sheets.add(sheet);
        sheet.revision = 1;
        sheet.stays.add(new Stay(WAITING, "OPEN", sheet.services, null, null, now));
        sheet.events.add("opened");
        return sheet;
    }

    /** May somebody take a number for these, who shows the ticket they hold? */
    Answer mayOpen(List<String> services, @Nullable String held) {
        if (sheets.stream().anyMatch(sheet -> sheet.id.equals(held) && sheet.isOpen())) {
            return Answer.conflict("already-waiting");
        }
        var apart = services.contains("naturalisation-advice") && services.size() > 1;
        return apart ? Answer.conflict("services-apart") : new Answer(201, null);
    }

    /** When the answer to a command becomes another. */
    Stream<Instant> moments() {
        return sheets.stream()
                .flatMap(sheet -> Stream.of(
                        sheet.since.plusSeconds(60),
                        Objects.requireNonNullElse(sheet.lastCalled, sheet.since)
                                .plusSeconds(30)));
    }

    /** The ticket a booking has now. */
    Optional<Sheet> ofBooking(Booking booking) {
        return sheets.stream()
                .filter(sheet -> sheet.booking == booking && sheet.status != LEFT && sheet.status != CLOSED_AT_NIGHT)
                .findFirst();
    }

    Answer checkIn(Booking booking) {
        if (ofBooking(booking).isPresent()) {
            return Answer.DONE;
        }
        if (booking.cancelled) {
            return Answer.conflict("booking-cancelled");
        }
        if (!LocalDate.ofInstant(now, ZONE).equals(LocalDate.ofInstant(booking.start, ZONE))) {
            return Answer.conflict("wrong-day");
        }
        if (now.isBefore(booking.start.minus(Duration.ofMinutes(60)))) {
            return Answer.conflict("too-early");
        }
        if (!now.isBefore(booking.start.plus(Duration.ofMinutes(15)))) {
            return Answer.conflict("too-late");
        }
        return new Answer(201, null);
    }

    void cancel(Booking booking) {
        if (booking.cancelled) {
            return;
        }
        booking.cancelled = true;
        ofBooking(booking).filter(Sheet::isOpen).ifPresent(sheet -> {
            sheet.due = null;
            sheet.rank = sheet.rank();
        });
    }

    Answer signOn(String counter, String clerk, List<String> services, List<String> languages) {
        var there = desks.get(counter);
        if (there != null && !there.clerk().equals(clerk)) {
            return Answer.conflict("counter-taken");
        }
        var earlier = deskOf(clerk);
        var since = there == null ? now : there.since();
        if (there == null && earlier.isPresent()) {
            if (at(earlier.get()).isPresent()) {
                return Answer.conflict("ticket-open");
            }
            desks.remove(earlier.get());
        }
        desks.put(counter, new Desk(clerk, services, languages, since, there != null && there.pauses()));
        return Answer.DONE;
    }

    Answer signOff(String counter, String clerk, boolean lead) {
        var there = desks.get(counter);
        if (there != null && !lead && !there.clerk().equals(clerk)) {
            return new Answer(403, "forbidden");
        }
        if (there != null && at(counter).isPresent()) {
            return Answer.conflict("ticket-open");
        }
        desks.remove(counter);
        return new Answer(204, null);
    }

    Answer pause(String counter, String clerk, boolean pausing) {
        var there = desks.get(counter);
        if (there == null || !there.clerk().equals(clerk)) {
            return Answer.conflict("not-signed-on");
        }
        if (pausing && at(counter).isPresent()) {
            return Answer.conflict("ticket-open");
        }
        desks.put(counter, there.pausing(pausing));
        return Answer.DONE;
    }

    /** Whoever takes somebody on is back. */
    private void back(String counter) {
        desks.put(counter, desks.get(counter).pausing(false));
    }

    /** The counter a clerk sits at. */
    Optional<String> deskOf(String clerk) {
        return desks.entrySet().stream()
                .filter(desk -> desk.getValue().clerk().equals(clerk))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Who sits at a counter or was called there. */
    Optional<Sheet> at(String counter) {
        return sheets.stream()
                .filter(sheet -> SITS.contains(sheet.status) && counter.equals(sheet.counter))
                .findFirst();
    }

    /** Who comes next at a counter. */
    Optional<Sheet> first(String counter) {
        var desk = desks.get(counter);
        return sheets.stream()
                .filter(sheet -> WAITS.contains(sheet.status))
                .filter(sheet -> counter.equals(sheet.bound)
                        || desk.services().containsAll(sheet.services)
                                && (sheet.bound == null || !desks.containsKey(sheet.bound)))
                .min(Comparator.comparing((Sheet sheet) -> rankAt(counter, sheet))
                        .thenComparing(sheet -> sheet.rank)
                        .thenComparing(sheet -> sheet.openedAt));
    }

    private Instant rankAt(String counter, Sheet sheet) {
        var colleague = desks.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(counter)
                        && (other.getValue().speaks(sheet.language)
                                && !other.getValue().pauses())
                        && other.getValue().services().containsAll(sheet.services));
        var left = colleague && !desks.get(counter).speaks(sheet.language) && !counter.equals(sheet.bound);
        return left ? sheet.rank.plus(Duration.ofMinutes(10)) : sheet.rank;
    }

    /** Why somebody is called at a counter. */
    String reason(Sheet sheet, String counter) {
        if (counter.equals(sheet.bound)) {
            return "sent-here";
        }
        if (sheet.status == TRANSFERRED) {
            return "passed-on";
        }
        if (sheet.needs) {
            return "access-needs";
        }
        if (sheet.due == null) {
            return "waited";
        }
        if (!sheet.rank.equals(sheet.due)) {
            return "appointment-late";
        }
        return now.isBefore(sheet.due) ? "appointment-early" : "appointment-due";
    }

    /** May the clerk call at this counter? */
    Answer free(String counter, String clerk) {
        if (!desks.containsKey(counter) || !desks.get(counter).clerk().equals(clerk)) {
            return Answer.conflict("not-signed-on");
        }
        return at(counter).isPresent() ? Answer.conflict("ticket-open") : Answer.DONE;
    }

    private Answer free(String clerk) {
        return deskOf(clerk).map(counter -> free(counter, clerk)).orElse(Answer.conflict("not-signed-on"));
    }

    void called(Sheet sheet, String counter) {
        back(counter);
        var before = new Before(sheet);
        sheet.status = CALLED;
        sheet.since = now;
        sheet.counter = counter;
        sheet.bound = null;
        sheet.recalls = 0;
        sheet.callBegan = now;
        sheet.lastCalled = now;
        sheet.calledAt = Objects.requireNonNullElse(sheet.calledAt, now);
        written(sheet, before, "CALL", "called");
    }

    Answer callOutOfTurn(Sheet sheet, String clerk) {
        if (SITS.contains(sheet.status)) {
            return Answer.conflict("at-other-counter");
        }
        var free = free(clerk);
        if (!free.equals(Answer.DONE)) {
            return free;
        }
        if (!WAITS.contains(sheet.status)) {
            return Answer.conflict("ticket-state");
        }
        called(sheet, deskOf(clerk).orElseThrow());
        return Answer.DONE;
    }

    Answer takeOver(Sheet sheet, String clerk) {
        var free = free(clerk);
        if (!free.equals(Answer.DONE)) {
            return free;
        }
        if (!SITS.contains(sheet.status)) {
            return Answer.conflict("ticket-state");
        }
        var before = new Before(sheet);
        sheet.counter = deskOf(clerk).orElseThrow();
        back(sheet.counter);
        written(sheet, before, "TAKE_OVER", sheet.status == CALLED ? "called" : "started");
        return Answer.DONE;
    }

    /** Whoever is at a counter is in the hands of the clerk there, and of the lead. */
    private Optional<Answer> notInHand(Sheet sheet, String clerk, boolean lead) {
        if (!SITS.contains(sheet.status) || lead) {
            return Optional.empty();
        }
        var own = deskOf(clerk);
        if (own.isEmpty()) {
            return Optional.of(Answer.conflict("not-signed-on"));
        }
        return own.get().equals(sheet.counter) ? Optional.empty() : Optional.of(Answer.conflict("at-other-counter"));
    }

    Answer recall(Sheet sheet, String clerk, boolean lead) {
        var foreign = notInHand(sheet, clerk, lead);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (sheet.recalls >= 2) {
            return Answer.conflict("called-often-enough");
        }
        if (sheet.status != CALLED) {
            return Answer.conflict("ticket-state");
        }
        if (now.isBefore(sheet.lastCalled.plusSeconds(30))) {
            return Answer.conflict("recall-too-soon");
        }
        sheet.recalls++;
        sheet.lastCalled = now;
        sheet.revision++;
        sheet.events.add("recalled");
        edges.add("CALLED -> CALLED RECALL");
        display.add("recalled " + sheet.number + " " + sheet.counter);
        return Answer.DONE;
    }

    Answer start(Sheet sheet, String clerk, boolean lead) {
        return step(sheet, clerk, lead, Set.of(CALLED), "START", "started", () -> {
            sheet.status = SERVING;
            sheet.startedAt = Objects.requireNonNullElse(sheet.startedAt, now);
        });
    }

    Answer finish(Sheet sheet, String clerk, boolean lead) {
        return step(sheet, clerk, lead, Set.of(SERVING), "FINISH", "finished", () -> {
            sheet.status = DONE;
            sheet.finishedAt = now;
        });
    }

    Answer miss(Sheet sheet, String clerk, boolean lead) {
        return step(sheet, clerk, lead, Set.of(CALLED), "MISS", "no-show", () -> sheet.status = NO_SHOW);
    }

    Answer park(Sheet sheet, String clerk, boolean lead) {
        return step(sheet, clerk, lead, SITS, "PARK", "parked", () -> {
            sheet.status = PARKED;
            sheet.parkedUntil = now.plus(Duration.ofMinutes(15));
        });
    }

    Answer transfer(
            Sheet sheet, String clerk, boolean lead, @Nullable List<String> services, @Nullable String counter) {
        return step(sheet, clerk, lead, SITS, "TRANSFER", "transferred", () -> {
            sheet.status = TRANSFERRED;
            sheet.services = Objects.requireNonNullElse(services, sheet.services);
            sheet.bound = counter;
            sheet.counter = null;
        });
    }

    Answer resume(Sheet sheet, String clerk, boolean lead) {
        var foreign = notInHand(sheet, clerk, lead);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        var free = free(clerk);
        if (!free.equals(Answer.DONE)) {
            return free;
        }
        return step(sheet, clerk, lead, Set.of(PARKED), "RESUME", "resumed", () -> {
            sheet.status = SERVING;
            sheet.counter = deskOf(clerk).orElseThrow();
            back(sheet.counter);
            sheet.parkedUntil = null;
            sheet.startedAt = Objects.requireNonNullElse(sheet.startedAt, now);
        });
    }

    /** The visitor gives the place up. */
    Answer leave(Sheet sheet) {
        if (sheet.status == LEFT) {
            return Answer.DONE;
        }
        return step(sheet, "", true, Set.of(WAITING, TRANSFERRED, PARKED), "LEAVE", "left", () -> goAway(sheet, LEFT));
    }

    /** The visitor leaves a telephone number. */
    Answer leaveNumber(Sheet sheet) {
        return sheet.isOpen() ? new Answer(204, null) : Answer.conflict("ticket-state");
    }

    private static void goAway(Sheet sheet, State outcome) {
        sheet.status = outcome;
        sheet.counter = null;
        sheet.parkedUntil = null;
    }

    private Answer step(
            Sheet sheet, String clerk, boolean lead, Set<State> from, String step, String event, Runnable change) {
        var foreign = notInHand(sheet, clerk, lead);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (!from.contains(sheet.status)) {
            return Answer.conflict("ticket-state");
        }
        var before = new Before(sheet);
        change.run();
        sheet.since = now;
        written(sheet, before, step, event);
        return Answer.DONE;
    }

    Answer undo(Sheet sheet, String clerk, boolean lead) {
        var foreign = notInHand(sheet, clerk, lead);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        var present = sheet.stays.get(sheet.stays.size() - 1);
        if (Set.of("OPEN", "UNDO").contains(present.step())) {
            return Answer.conflict("nothing-to-undo");
        }
        var until = sheet.status == NO_SHOW
                ? sheet.day.atTime(LocalTime.of(22, 0)).atZone(ZONE).toInstant()
                : present.since().plusSeconds(60);
        if (now.isAfter(until)) {
            return Answer.conflict("undo-too-late");
        }
        if (sheet.status == LEFT || sheet.status == CLOSED_AT_NIGHT) {
            return Answer.conflict("nothing-to-undo");
        }
        var earlier = sheet.status == NO_SHOW ? lastWait(sheet) : sheet.stays.get(sheet.stays.size() - 2);
        if (SITS.contains(earlier.status())) {
            if (!desks.containsKey(earlier.counter())) {
                return Answer.conflict("not-signed-on");
            }
            if (at(earlier.counter()).filter(other -> other != sheet).isPresent()) {
                return Answer.conflict("ticket-open");
            }
        }
        goBack(sheet, earlier);
        if (SITS.contains(sheet.status)) {
            back(sheet.counter);
        }
        return Answer.DONE;
    }

    private static Stay lastWait(Sheet sheet) {
        var waits = sheet.stays.stream()
                .filter(stay -> WAITS.contains(stay.status()))
                .toList();
        return waits.get(waits.size() - 1);
    }

    /** As if what ended the earlier stay had not happened. */
    private void goBack(Sheet sheet, Stay earlier) {
        var before = new Before(sheet);
        if (sheet.status != earlier.status()) {
            if (sheet.status == CALLED && sheet.calledAt.equals(sheet.callBegan)) {
                sheet.calledAt = null;
            }
            if (sheet.status == SERVING && sheet.since.equals(sheet.startedAt)) {
                sheet.startedAt = null;
            }
            sheet.finishedAt = null;
            sheet.since = now;
        }
        sheet.status = earlier.status();
        sheet.services = earlier.services();
        sheet.counter = WAITS.contains(earlier.status()) ? null : earlier.counter();
        sheet.bound = earlier.bound();
        sheet.parkedUntil = null;
        var handedBack = before.status() != sheet.status ? "reopened" : sheet.status == CALLED ? "called" : "started";
        written(sheet, before, "UNDO", handedBack);
    }

    /** What was there before a change. */
    private record Before(State status, @Nullable String counter) {
        private Before(Sheet sheet) {
            this(sheet.status, sheet.counter);
        }
    }

    /** The last time at which a day was over. */
    Instant lastClosing() {
        var today = LocalDate.ofInstant(now, ZONE).atTime(LocalTime.of(22, 0)).atZone(ZONE);
        return (now.isBefore(today.toInstant()) ? today.minusDays(1) : today).toInstant();
    }

    /** The day is over: everybody gets an outcome, and nobody sits at a counter any more. */
    void night(Instant closing) {
        for (var sheet : sheets) {
            if (sheet.openedAt.isBefore(closing)) {
                sheet.needs = false;
                close(sheet);
            }
        }
        desks.values().removeIf(desk -> desk.since().isBefore(closing));
    }

    private void close(Sheet sheet) {
        if (sheet.status == CALLED) {
            goBack(sheet, lastWait(sheet));
        }
        var before = new Before(sheet);
        if (sheet.status == SERVING) {
            sheet.status = DONE;
            sheet.finishedAt = now;
            sheet.since = now;
            written(sheet, before, "FINISH", "finished");
        } else if (sheet.isOpen()) {
            goAway(sheet, CLOSED_AT_NIGHT);
            sheet.since = now;
            written(sheet, before, "CLOSE", "closed");
        }
    }

    private void written(Sheet sheet, Before before, String step, String event) {
        edges.add(before.status() + " -> " + sheet.status + " " + step);
        sheet.revision++;
        sheet.stays.add(new Stay(sheet.status, step, sheet.services, sheet.counter, sheet.bound, now));
        sheet.events.add(event);
        var stays = sheet.status == CALLED && Objects.equals(sheet.counter, before.counter());
        if (sheet.status == CALLED && !(before.status() == CALLED && stays)) {
            display.add("called " + sheet.number + " " + sheet.counter);
        } else if (sheet.status != CALLED && before.status() == CALLED) {
            display.add("cleared " + sheet.number + " " + before.counter());
        }
    }
}
