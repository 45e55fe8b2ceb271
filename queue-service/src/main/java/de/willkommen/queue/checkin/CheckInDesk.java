package de.willkommen.queue.checkin;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.bookingfeed.BookedVisit;
import de.willkommen.queue.bookingfeed.BookedVisits;
import de.willkommen.queue.bookingfeed.BookingCopyChanged;
import de.willkommen.queue.estimate.WaitPromises;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.ServiceOffer;
import de.willkommen.queue.overview.OfficePicture;
import de.willkommen.queue.overview.OfficePictures;
import de.willkommen.queue.overview.TicketAnswer;
import de.willkommen.queue.overview.TicketAnswers;
import de.willkommen.queue.ticket.NewTicket;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.Via;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Turns a booking into a ticket, once. */
@ApplicationScoped
class CheckInDesk {

    private static final String UNKNOWN_LETTER = "Z";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private final BookedVisits visits;
    private final Offices offices;
    private final TicketBook tickets;
    private final OfficePictures pictures;
    private final WaitPromises promises;
    private final TicketAnswers answers;
    private final PerformedCommands performed;
    private final Clock clock;

    CheckInDesk(
            BookedVisits visits,
            Offices offices,
            TicketBook tickets,
            OfficePictures pictures,
            WaitPromises promises,
            TicketAnswers answers,
            PerformedCommands performed,
            Clock clock) {
        this.visits = visits;
        this.offices = offices;
        this.tickets = tickets;
        this.pictures = pictures;
        this.promises = promises;
        this.answers = answers;
        this.performed = performed;
        this.clock = clock;
    }

    /** A ticket, and whether this very request opened it. */
    record CheckedIn(boolean opened, TicketAnswer ticket) {}

    /**
     * Opens the ticket of the booking, or finds it.
     *
     * @throws Refusal 409 with the reason; 404 when the booking is gone
     */
    @Transactional
    @RepeatOnConflict
    CheckedIn checkIn(Office office, UUID bookingId, String language, Optional<CommandKey> key) {
        var done = performed.once(key, CheckedIn.class, () -> {
            var visit = visits.lock(bookingId).orElseThrow(Refusal::notFound);
            refuseOtherOffice(visit, office);
            var earlier = tickets.ofBooking(bookingId);
            if (earlier.isPresent()) {
                return new CheckedIn(false, answer(earlier.get(), office, language));
            }
            refuseUnready(visit);
            refuseOutOfTime(visit, office);
            return new CheckedIn(true, answer(tickets.open(newTicket(visit, office)), office, language));
        });
        var ticket = tickets.find(done.ticket().id()).orElseThrow(Refusal::notFound);
        return new CheckedIn(done.opened(), answers.withSecrets(done.ticket(), ticket));
    }

    private TicketAnswer answer(TicketState ticket, Office office, String language) {
        Optional<OfficePicture> picture =
                TicketAnswers.needsPicture(ticket) ? Optional.of(pictures.fresh(office)) : Optional.empty();
        picture.flatMap(known -> known.placeOf(ticket.id()))
                .ifPresent(place -> promises.made(ticket.id(), office.code(), place.promise(), clock.instant()));
        return answers.forVisitor(ticket, picture, language);
    }

    private static void refuseOtherOffice(BookedVisit visit, Office office) {
        if (!visit.office().equals(office.code())) {
            throw new Refusal(CheckInProblem.WRONG_OFFICE)
                    .with("office", visit.office())
                    .withMember("office", visit.office());
        }
    }

    private static void refuseUnready(BookedVisit visit) {
        switch (visit.status()) {
            case CANCELLED -> throw new Refusal(CheckInProblem.BOOKING_CANCELLED);
            case HELD, PENDING -> throw new Refusal(CheckInProblem.BOOKING_NOT_CONFIRMED);
            // A hold that ran out was never an appointment.
            case EXPIRED, UNKNOWN -> throw Refusal.notFound();
            // The ticket of a booking that left the queue is opened anew, within the time for checking in.
            case CONFIRMED, CHECKED_IN, MISSED, COMPLETED, UNSERVED -> {
                // Goes on.
            }
        }
    }

    /** Half-open: at the last minute it is too late, at the first it is not too early. */
    private void refuseOutOfTime(BookedVisit visit, Office office) {
        var now = clock.instant();
        var start = visit.startsAt();
        if (!office.dayOf(now).equals(office.dayOf(start))) {
            throw about(CheckInProblem.WRONG_DAY, start, office).withMember("start", start);
        }
        var from = start.minus(office.checkInBefore());
        if (now.isBefore(from)) {
            throw about(CheckInProblem.TOO_EARLY, start, office)
                    .with("from", TIME.format(from.atZone(office.zone())))
                    .withMember("from", from)
                    .withMember("start", start);
        }
        if (!now.isBefore(start.plus(office.checkInAfter()))) {
            throw about(CheckInProblem.TOO_LATE, start, office).withMember("start", start);
        }
    }

    private static Refusal about(CheckInProblem problem, Instant start, Office office) {
        var local = start.atZone(office.zone());
        return new Refusal(problem).with("time", TIME.format(local)).with("day", DAY.format(local));
    }

    private NewTicket newTicket(BookedVisit visit, Office office) {
        var first = visit.services().isEmpty() ? "" : visit.services().get(0);
        var letter = offices.services(office.code()).stream()
                .filter(service -> service.code().equals(first))
                .map(ServiceOffer::ticketLetter)
                .findFirst()
                .orElse(UNKNOWN_LETTER);
        return new NewTicket(
                visit.authority(),
                visit.office(),
                office.dayOf(clock.instant()),
                letter,
                visit.services(),
                visit.language(),
                visit.accessNeeds(),
                visit.id(),
                visit.startsAt(),
                (int) visit.planned().toMinutes(),
                Via.APPOINTMENT);
    }

    /** If a cancellation and a check-in crossed, the cancellation stands and the ticket loses its due time. */
    void onBooking(@Observes BookingCopyChanged change) {
        if (change.erased()) {
            tickets.bookingErased(change.bookingId());
        } else if (change.status() == BookingChanged.State.CANCELLED) {
            tickets.bookingCancelled(change.bookingId());
        }
    }
}
