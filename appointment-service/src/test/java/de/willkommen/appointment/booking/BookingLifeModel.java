package de.willkommen.appointment.booking;

import static de.willkommen.appointment.booking.BookingStatus.CANCELLED;
import static de.willkommen.appointment.booking.BookingStatus.CHECKED_IN;
import static de.willkommen.appointment.booking.BookingStatus.COMPLETED;
import static de.willkommen.appointment.booking.BookingStatus.CONFIRMED;
import static de.willkommen.appointment.booking.BookingStatus.EXPIRED;
import static de.willkommen.appointment.booking.BookingStatus.HELD;
import static de.willkommen.appointment.booking.BookingStatus.MISSED;
import static de.willkommen.appointment.booking.BookingStatus.PENDING;
import static de.willkommen.appointment.booking.BookingStatus.UNSERVED;

import de.willkommen.events.TicketChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bookings of one office as somebody would keep them on paper: lists and ifs, one thing after the other. It is written
 * down a second time on purpose, and shares nothing with the service but the names of the states.
 */
final class BookingLifeModel {

    static final int PER_PERSON = 2;
    static final int PER_ADDRESS = 3;
    static final List<String> COUNTERS = List.of("first", "second");

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final Set<BookingStatus> AHEAD = Set.of(HELD, PENDING, CONFIRMED);

    final boolean verifiesAddresses;
    final List<Sheet> sheets = new ArrayList<>();
    final Set<String> edges = new HashSet<>();
    Instant now;

    BookingLifeModel(boolean verifiesAddresses, Instant now) {
        this.verifiesAddresses = verifiesAddresses;
        this.now = now;
    }

    /** What a command is answered. */
    record Answer(int status, @Nullable String type) {

        static final Answer DONE = new Answer(200, null);

        static Answer refused(int status, String type) {
            return new Answer(status, type);
        }
    }

    /** Who does it. */
    enum Who {
        CITIZEN,
        STAFF,
        SYSTEM,
        QUEUE
    }

    /** Who comes. */
    record Person(
            String givenName,
            String familyName,
            @Nullable String birthDate,
            @Nullable String email,
            boolean wantsMail) {

        String key() {
            return String.join("|", givenName, familyName, birthDate != null ? birthDate : Objects.toString(email, ""));
        }

        Person withoutBirthDate() {
            return new Person(givenName, familyName, null, email, wantsMail);
        }

        Person at(String other) {
            return new Person(givenName, familyName, birthDate, other, wantsMail);
        }
    }

    /** What is written about one booking. */
    static final class Sheet {

        final String id;
        final String token;
        BookingStatus status = HELD;
        Instant start;
        Instant end;
        String counter;

        @Nullable
        Instant heldUntil;

        boolean overbooked;
        int sequence;
        String language = "de";
        boolean needsSomething;
        Instant made = Instant.MAX;

        @Nullable
        Person person;

        int contacts;
        boolean erased;
        int proofsAsked;
        final List<String> proofs = new ArrayList<>();
        final List<String> history = new ArrayList<>();
        final List<String> events = new ArrayList<>();
        int ticketRevision;

        @Nullable
        String ticketStatus;

        Sheet(String id, String token, Instant start, String counter) {
            this.id = id;
            this.token = token;
            this.start = start;
            this.end = start.plus(LENGTH);
            this.counter = counter;
        }

        boolean ranOut(Instant now) {
            return (status == HELD || status == PENDING) && !heldUntil.isAfter(now);
        }

        boolean isOpen(Instant now) {
            return AHEAD.contains(status) && !ranOut(now);
        }

        boolean occupies() {
            return !overbooked && status != CANCELLED && status != EXPIRED;
        }

        boolean reachable() {
            return contacts > 0 && !erased;
        }

        boolean canMove(Instant now) {
            return !ranOut(now) && (status == PENDING || status == CONFIRMED) && start.isAfter(now);
        }

        boolean canCancel(Instant now) {
            return isOpen(now) && end.isAfter(now);
        }
    }

    Answer hold(
            Instant start,
            Who who,
            boolean needsSomething,
            boolean reasonMissing,
            @Nullable String reason,
            @Nullable String overbookedAt,
            Function<String, Sheet> held) {
        if (reasonMissing || start.isBefore(now)) {
            return Answer.refused(400, "invalid-request");
        }
        if (overbookedAt == null && freeAt(start, null).isEmpty()) {
            return Answer.refused(409, "slot-taken");
        }
        var sheet = held.apply(overbookedAt);
        sheet.overbooked = overbookedAt != null;
        sheet.needsSomething = needsSomething;
        sheet.heldUntil = now.plus(Duration.ofMinutes(10));
        sheet.made = now;
        take(sheet, start, sheet.counter);
        sheets.add(sheet);
        step(sheet, null, "held", who, reason);
        return new Answer(201, null);
    }

    Answer confirm(Sheet sheet, Person person, Who who) {
        if (verifiesAddresses && person.email() == null) {
            return Answer.refused(400, "invalid-request");
        }
        if ((sheet.status == CONFIRMED || sheet.status == PENDING && !sheet.ranOut(now))
                && person.equals(sheet.person)) {
            return Answer.DONE;
        }
        if (sheet.status == EXPIRED || sheet.ranOut(now)) {
            return Answer.refused(410, "hold-expired");
        }
        if (sheet.status != HELD) {
            return Answer.refused(409, "booking-closed");
        }
        if (open(sheet, other -> other.key().equals(person.key())) >= PER_PERSON || hasTooMany(sheet, person.email())) {
            return Answer.refused(409, "too-many-bookings");
        }
        sheet.person = person;
        if (verifiesAddresses) {
            sheet.heldUntil = now.plus(Duration.ofMinutes(30));
            sheet.proofsAsked++;
            become(sheet, PENDING, "pending", who, null, true);
        } else {
            sheet.heldUntil = null;
            become(sheet, CONFIRMED, "confirmed", who, null, true);
        }
        return Answer.DONE;
    }

    Answer verify(Sheet sheet, @Nullable String proof) {
        if (sheet.proofsAsked == 0 || proof == null || sheet.proofs.lastIndexOf(proof) != sheet.proofs.size() - 1) {
            return Answer.refused(404, "not-found");
        }
        if (sheet.status == EXPIRED || sheet.ranOut(now)) {
            return Answer.refused(410, "verification-expired");
        }
        if (sheet.status == CANCELLED) {
            return Answer.refused(409, "booking-closed");
        }
        if (sheet.status == PENDING) {
            sheet.heldUntil = null;
            become(sheet, CONFIRMED, "confirmed", Who.CITIZEN, null, true);
        }
        return Answer.DONE;
    }

    Answer move(Sheet sheet, Instant start, Who who, @Nullable String reason, Supplier<String> counterNow) {
        if (who == Who.STAFF && reason == null) {
            return Answer.refused(400, "invalid-request");
        }
        if (sheet.status == CHECKED_IN) {
            return Answer.refused(409, "already-checked-in");
        }
        if (!sheet.canMove(now)) {
            return Answer.refused(409, "booking-closed");
        }
        if (sheet.start.equals(start)) {
            return Answer.DONE;
        }
        if (start.isBefore(now)) {
            return Answer.refused(400, "invalid-request");
        }
        if (freeAt(start, sheet).isEmpty()) {
            return Answer.refused(409, "slot-taken");
        }
        sheet.overbooked = false;
        take(sheet, start, counterNow.get());
        sheet.sequence++;
        tellContact(sheet);
        step(sheet, sheet.status, "moved", who, reason);
        return Answer.DONE;
    }

    Answer cancel(Sheet sheet, Who who, @Nullable String reason) {
        if (sheet.status == CANCELLED) {
            return Answer.DONE;
        }
        if (sheet.status == CHECKED_IN) {
            return Answer.refused(409, "already-checked-in");
        }
        if (!sheet.canCancel(now)) {
            return Answer.refused(409, "booking-closed");
        }
        if (who == Who.STAFF && reason == null) {
            return Answer.refused(400, "invalid-request");
        }
        sheet.heldUntil = null;
        sheet.sequence++;
        sheet.needsSomething = false;
        become(sheet, CANCELLED, "cancelled", who, reason, false);
        return Answer.DONE;
    }

    Answer speak(Sheet sheet, String language) {
        if (language.equals(sheet.language)) {
            return Answer.DONE;
        }
        if (!sheet.isOpen(now)) {
            return Answer.refused(409, "booking-closed");
        }
        sheet.language = language;
        tellContact(sheet);
        step(sheet, sheet.status, "amended", Who.CITIZEN, null);
        return Answer.DONE;
    }

    Answer rename(Sheet sheet) {
        return sheet.person == null ? Answer.refused(409, "booking-closed") : Answer.refused(409, "name-frozen");
    }

    Answer reach(Sheet sheet, String email) {
        if (sheet.person == null) {
            return Answer.refused(409, "booking-closed");
        }
        var wanted = sheet.person.at(email);
        if (wanted.equals(sheet.person)) {
            return Answer.DONE;
        }
        if (!sheet.isOpen(now)) {
            return Answer.refused(409, "booking-closed");
        }
        if (hasTooMany(sheet, email)) {
            return Answer.refused(409, "too-many-bookings");
        }
        sheet.person = wanted;
        if (sheet.status == PENDING) {
            sheet.proofsAsked++;
        }
        tellContact(sheet);
        step(sheet, sheet.status, sheet.status == PENDING ? "pending" : "amended", Who.CITIZEN, null);
        return Answer.DONE;
    }

    Answer erase(Sheet sheet, Who who) {
        if (who == Who.STAFF) {
            return Answer.refused(403, "forbidden");
        }
        if (!sheet.erased) {
            if (sheet.status == CHECKED_IN) {
                return Answer.refused(409, "already-checked-in");
            }
            if (sheet.ranOut(now)) {
                runOut(sheet);
            } else if (sheet.canCancel(now)) {
                cancel(sheet, Who.CITIZEN, null);
            }
            forget(sheet, Who.CITIZEN);
        }
        return new Answer(204, null);
    }

    /** The queue says how a ticket stands. */
    void ticket(Sheet sheet, int revision, TicketChanged.State state) {
        if (revision <= sheet.ticketRevision) {
            return;
        }
        sheet.ticketRevision = revision;
        sheet.ticketStatus = state.name();
        var here = Set.of(CONFIRMED, MISSED, COMPLETED).contains(sheet.status);
        switch (state) {
            case WAITING, CALLED, SERVING, PARKED, TRANSFERRED -> {
                if (here) {
                    become(sheet, CHECKED_IN, "checked-in", Who.QUEUE, null, false);
                }
            }
            case NO_SHOW, LEFT -> {
                if (here && sheet.status != MISSED) {
                    become(sheet, CHECKED_IN, "checked-in", Who.QUEUE, null, false);
                }
            }
            case DONE -> {
                if (here && sheet.status != COMPLETED) {
                    become(sheet, CHECKED_IN, "checked-in", Who.QUEUE, null, false);
                }
                if (sheet.status == CHECKED_IN) {
                    become(sheet, COMPLETED, "completed", Who.QUEUE, null, false);
                }
            }
            case CLOSED_AT_NIGHT -> {
                if (here) {
                    become(sheet, CHECKED_IN, "checked-in", Who.QUEUE, null, false);
                }
                if (sheet.status == CHECKED_IN) {
                    become(sheet, UNSERVED, "unserved", Who.QUEUE, null, false);
                }
            }
            case UNKNOWN -> throw new IllegalArgumentException("Nobody says so");
        }
    }

    void endRunOut() {
        sheets.stream().filter(sheet -> sheet.ranOut(now)).forEach(this::runOut);
    }

    void closeDays() {
        for (var sheet : sheets) {
            if (closing(sheet).isAfter(now)) {
                continue;
            }
            var gone = sheet.status == CHECKED_IN && Set.of("NO_SHOW", "LEFT").contains(sheet.ticketStatus);
            if (sheet.status == CONFIRMED || gone) {
                become(sheet, MISSED, "missed", Who.SYSTEM, null, false);
            }
            if (sheet.status != CHECKED_IN) {
                forgetDay(sheet);
            }
        }
    }

    /** What nobody confirmed goes after an hour, what was for the day after midnight, names after thirty days. */
    void forgetOld() {
        var anHourAgo = now.minus(Duration.ofHours(1));
        sheets.stream()
                .filter(sheet -> !sheet.erased && !sheet.made.isAfter(anHourAgo))
                .filter(sheet -> sheet.status == EXPIRED
                        || sheet.status == CANCELLED && sheet.person == null
                        || sheet.ranOut(anHourAgo))
                .forEach(sheet -> {
                    if (sheet.ranOut(now)) {
                        runOut(sheet);
                    }
                    forget(sheet, Who.SYSTEM);
                });
        sheets.stream().filter(sheet -> !midnightAfter(sheet).isAfter(now)).forEach(this::forgetDay);
        sheets.stream()
                .filter(sheet ->
                        !sheet.erased && !sheet.end.plus(Duration.ofDays(30)).isAfter(now))
                .forEach(sheet -> forget(sheet, Who.SYSTEM));
    }

    private static Instant midnightAfter(Sheet sheet) {
        return sheet.end
                .atZone(ZONE)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZONE)
                .toInstant();
    }

    private void forgetDay(Sheet sheet) {
        if (sheet.person != null) {
            sheet.person = sheet.person.withoutBirthDate();
        }
        if (sheet.needsSomething) {
            sheet.needsSomething = false;
            step(sheet, sheet.status, "amended", Who.SYSTEM, null);
        }
    }

    static Instant closing(Sheet sheet) {
        return sheet.end.atZone(ZONE).with(LocalTime.NOON).toInstant();
    }

    private void forget(Sheet sheet, Who who) {
        sheet.person = null;
        sheet.needsSomething = false;
        sheet.erased = true;
        sheet.history.replaceAll(line -> line.substring(0, line.indexOf('«')) + "«null»");
        step(sheet, sheet.status, "erased", who, null);
    }

    private void runOut(Sheet sheet) {
        sheet.heldUntil = null;
        sheet.needsSomething = false;
        become(sheet, EXPIRED, "expired", Who.SYSTEM, null, false);
    }

    /** Whoever wants a time ends the holds that have run out there. */
    private void take(Sheet sheet, Instant start, String counter) {
        if (!sheet.overbooked) {
            if (!freeAt(start, sheet).contains(counter)) {
                throw new AssertionError("Counter " + counter + " is taken at " + start);
            }
            sheets.stream()
                    .filter(other -> other != sheet && other.ranOut(now) && other.occupies())
                    .filter(other -> other.counter.equals(counter) && overlaps(other, start))
                    .forEach(this::runOut);
        }
        sheet.start = start;
        sheet.end = start.plus(LENGTH);
        sheet.counter = counter;
    }

    private List<String> freeAt(Instant start, @Nullable Sheet asking) {
        return COUNTERS.stream()
                .filter(counter -> sheets.stream()
                        .filter(other -> other != asking && other.occupies() && !other.ranOut(now))
                        .noneMatch(other -> other.counter.equals(counter) && overlaps(other, start)))
                .toList();
    }

    private static boolean overlaps(Sheet sheet, Instant start) {
        return sheet.start.isBefore(start.plus(LENGTH)) && start.isBefore(sheet.end);
    }

    private boolean hasTooMany(Sheet beside, @Nullable String email) {
        return email != null && open(beside, other -> sameAddress(email, other.email())) >= PER_ADDRESS;
    }

    private static boolean sameAddress(String one, @Nullable String other) {
        return other != null && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /** A booking counts for the person who confirmed it, whatever address it has got since. */
    private final Map<Sheet, String> keys = new java.util.IdentityHashMap<>();

    private long open(Sheet beside, java.util.function.Predicate<Counted> who) {
        return sheets.stream()
                .filter(sheet -> sheet != beside && sheet.isOpen(now) && sheet.start.isAfter(now))
                .filter(sheet -> sheet.person != null)
                .filter(sheet -> who.test(new Counted(keys.get(sheet), sheet.person.email())))
                .count();
    }

    private record Counted(String key, @Nullable String email) {}

    private void become(
            Sheet sheet, BookingStatus to, String event, Who who, @Nullable String reason, boolean withContact) {
        var from = sheet.status;
        edges.add(from + " -> " + to);
        sheet.status = to;
        if (withContact) {
            keys.putIfAbsent(sheet, Objects.requireNonNull(sheet.person).key());
            tellContact(sheet);
        }
        step(sheet, from, event, who, reason);
    }

    private void tellContact(Sheet sheet) {
        var wantsMail = sheet.person != null && sheet.person.wantsMail();
        if (sheet.reachable() || wantsMail || sheet.status == PENDING) {
            sheet.contacts++;
        }
    }

    private void step(Sheet sheet, @Nullable BookingStatus from, String event, Who who, @Nullable String reason) {
        sheet.history.add("%s > %s %s %s %s «%s»".formatted(from, sheet.status, event, who, now, reason));
        sheet.events.add("%d %s %s %s %d %s %d"
                .formatted(
                        sheet.events.size() + 1,
                        event,
                        sheet.status,
                        sheet.start,
                        sheet.sequence,
                        sheet.reachable(),
                        sheet.reachable() ? sheet.contacts : 0));
    }

    /** What the numbers of the contact data must have been. */
    static List<Integer> contactRevisions(Sheet sheet) {
        return IntStream.rangeClosed(1, sheet.contacts).boxed().toList();
    }
}
