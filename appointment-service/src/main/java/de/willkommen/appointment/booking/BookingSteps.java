package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.SlotClaims;
import de.willkommen.events.BookingChanged;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a locked booking, each with what belongs to it: the claims, the history and the announcement. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class BookingSteps {

    private final Bookings bookings;
    private final SlotClaims claims;
    private final BookingHistory history;
    private final BookingMessages messages;
    private final List<StaffRemarks> remarks;
    private final BookingAnnouncements announcements;

    BookingSteps(
            Bookings bookings,
            SlotClaims claims,
            BookingHistory history,
            BookingMessages messages,
            @All List<StaffRemarks> remarks,
            BookingAnnouncements announcements) {
        this.bookings = bookings;
        this.claims = claims;
        this.history = history;
        this.messages = messages;
        this.remarks = remarks;
        this.announcements = announcements;
    }

    void held(Booking booking, Actor actor) {
        booking.nextRevision();
        bookings.enter(booking);
        history.add(booking, null, BookingChanged.HELD, actor);
        announcements.now(booking, BookingChanged.HELD, actor);
    }

    void confirm(Booking booking, Actor actor) {
        var from = booking.status();
        booking.confirm();
        claims.keep(booking.id(), null);
        announcements.contactChanged(booking);
        tell(booking, from, BookingChanged.CONFIRMED, actor, null);
    }

    void awaitVerification(Booking booking, Instant until, Actor actor) {
        var from = booking.status();
        booking.awaitVerification(until);
        claims.keep(booking.id(), until);
        announcements.contactChanged(booking);
        tell(booking, from, BookingChanged.PENDING, actor, null);
    }

    void cancel(Booking booking, Actor actor) {
        var from = booking.status();
        booking.cancel();
        claims.release(booking.id());
        tell(booking, from, BookingChanged.CANCELLED, actor, null);
    }

    void expire(Booking booking) {
        var from = booking.status();
        booking.expire();
        claims.release(booking.id());
        tell(booking, from, BookingChanged.EXPIRED, Actor.SYSTEM, null);
    }

    /** The new time is claimed already. */
    void moved(Booking booking, Instant previousStart, Actor actor) {
        // The copy of the contact data is kept until some time after the appointment, which has just changed.
        announcements.contactChanged(booking);
        tell(booking, booking.status(), BookingChanged.MOVED, actor, previousStart);
    }

    /** Language or contact data are others now. */
    void amended(Booking booking, Actor actor) {
        announcements.contactChanged(booking);
        tell(booking, booking.status(), BookingChanged.AMENDED, actor, null);
    }

    /** The mail address is another one before the first was proved: the holder is asked anew, and has no longer for it. */
    void askAgain(Booking booking, Actor actor) {
        announcements.contactChanged(booking);
        tell(booking, booking.status(), BookingChanged.PENDING, actor, null);
    }

    void checkIn(Booking booking, Actor actor) {
        var from = booking.status();
        booking.checkIn();
        tell(booking, from, BookingChanged.CHECKED_IN, actor, null);
    }

    void complete(Booking booking, Actor actor) {
        var from = booking.status();
        booking.complete();
        tell(booking, from, BookingChanged.COMPLETED, actor, null);
    }

    void miss(Booking booking, Actor actor) {
        var from = booking.status();
        booking.miss();
        tell(booking, from, BookingChanged.MISSED, actor, null);
    }

    void leaveUnserved(Booking booking, Actor actor) {
        var from = booking.status();
        booking.leaveUnserved();
        tell(booking, from, BookingChanged.UNSERVED, actor, null);
    }

    /** The others are told where they have a copy of it, too. */
    void forgetDayData(Booking booking) {
        var isTold = !booking.accessNeeds().isEmpty();
        booking.forgetDayData();
        if (isTold) {
            tell(booking, booking.status(), BookingChanged.AMENDED, Actor.SYSTEM, null);
        }
    }

    void erase(Booking booking, Actor actor, Instant now) {
        booking.erase(now);
        messages.forget(booking.id());
        remarks.forEach(each -> each.forget(booking.id()));
        history.forgetReasons(booking.id());
        tell(booking, booking.status(), BookingChanged.ERASED, actor, null);
    }

    private void tell(
            Booking booking, @Nullable BookingStatus from, String event, Actor actor, @Nullable Instant previousStart) {
        history.add(booking, from, event, actor);
        announcements.changed(booking, event, actor, previousStart);
    }
}
