package de.willkommen.appointment.booking;

import de.willkommen.events.TicketChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/**
 * Lets a booking follow its ticket (DESIGN, section 5). An event carries the whole state of the ticket, so one that was
 * lost is made up for by the next. A no-show or somebody leaving changes nothing during the day, since it can be undone;
 * {@link DayClosing} settles it. A cancellation that crossed with the check-in stands.
 */
@ApplicationScoped
public class TicketFollower {

    private static final Logger LOG = Logger.getLogger(TicketFollower.class);

    private final Bookings bookings;
    private final BookingSteps steps;

    TicketFollower(Bookings bookings, BookingSteps steps) {
        this.bookings = bookings;
        this.steps = steps;
    }

    /** Takes the booking where its ticket is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(TicketChanged ticket) {
        if (ticket.bookingId() == null) {
            return;
        }
        bookings.locked(ticket.bookingId())
                .filter(booking -> booking.authority().equals(ticket.authority()))
                .filter(booking -> !booking.knowsTicket(ticket.ticketId(), ticket.revision()))
                .ifPresent(booking -> {
                    booking.followTicket(
                            ticket.ticketId(),
                            ticket.revision(),
                            ticket.status().name());
                    follow(booking, ticket);
                });
    }

    private void follow(Booking booking, TicketChanged ticket) {
        switch (ticket.status()) {
            case WAITING, CALLED, SERVING, PARKED, TRANSFERRED -> bring(booking, BookingStatus.CHECKED_IN);
            case NO_SHOW, LEFT -> {
                // After closing it is missed already, and stays so: the person is not here again.
                if (booking.status() != BookingStatus.MISSED) {
                    bring(booking, BookingStatus.CHECKED_IN);
                }
            }
            case DONE -> bring(booking, BookingStatus.COMPLETED);
            case CLOSED_AT_NIGHT -> bring(booking, BookingStatus.UNSERVED);
            case UNKNOWN ->
                LOG.warnf("Ticket in an unknown state bookingId=%s ticketId=%s", booking.id(), ticket.ticketId());
        }
    }

    /** Goes there, by way of the check-in where an event was missed; stays where no way leads on. */
    private void bring(Booking booking, BookingStatus target) {
        if (booking.status() == target) {
            return;
        }
        if (target != BookingStatus.CHECKED_IN && booking.status() != BookingStatus.CHECKED_IN) {
            bring(booking, BookingStatus.CHECKED_IN);
        }
        if (booking.status().to(target).isEmpty()) {
            LOG.infof(
                    "Booking stays as it is bookingId=%s status=%s ticket=%s", booking.id(), booking.status(), target);
            return;
        }
        switch (target) {
            case CHECKED_IN -> steps.checkIn(booking, Actor.QUEUE);
            case COMPLETED -> steps.complete(booking, Actor.QUEUE);
            case UNSERVED -> steps.leaveUnserved(booking, Actor.QUEUE);
            default -> throw new IllegalArgumentException("No ticket leads to " + target);
        }
    }
}
