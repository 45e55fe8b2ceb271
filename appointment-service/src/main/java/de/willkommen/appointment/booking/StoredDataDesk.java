package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the holder of a booking what is stored about them, and erases it when they want it gone. */
@ApplicationScoped
class StoredDataDesk {

    private final BookingAccess access;
    private final BookingDisplay display;
    private final BookingSteps steps;
    private final BookingHistory history;
    private final List<StaffRemarks> remarks;
    private final BookingMessages messages;
    private final Offices offices;
    private final AppointmentConfig config;
    private final Clock clock;

    StoredDataDesk(
            BookingAccess access,
            BookingDisplay display,
            BookingSteps steps,
            BookingHistory history,
            @All List<StaffRemarks> remarks,
            BookingMessages messages,
            Offices offices,
            AppointmentConfig config,
            Clock clock) {
        this.access = access;
        this.display = display;
        this.steps = steps;
        this.history = history;
        this.remarks = remarks;
        this.messages = messages;
        this.offices = offices;
        this.config = config;
        this.clock = clock;
    }

    /** All of it, for the holder or staff who were asked for it. */
    @Transactional
    public BookingDisplay.Shown<StoredData> show(String id, @Nullable String token, List<String> languages) {
        var booking = access.toRead(id, token).booking();
        var shown = display.forHolder(booking, languages);
        var office = offices.find(booking.office()).orElseThrow();
        return new BookingDisplay.Shown<>(stored(booking, shown.content(), office), shown.contentLanguage());
    }

    private StoredData stored(Booking booking, BookingView view, Office office) {
        return new StoredData(
                view.reference(),
                view.status(),
                view.officeName(),
                view.services(),
                view.persons(),
                view.start(),
                view.end(),
                view.timeZone(),
                view.room(),
                view.counter(),
                view.language(),
                view.spokenLanguage(),
                view.interpreter(),
                view.accessNeeds(),
                view.givenName(),
                view.familyName(),
                view.birthDate(),
                view.email(),
                view.phone(),
                view.channels(),
                Optional.ofNullable(booking.consentAt()).map(office::local).orElse(null),
                view.people(),
                booking.holder() != null,
                history.of(booking.id()).stream()
                        .map(step -> new StoredData.Step(
                                BookingHistory.word(step.event()),
                                office.local(step.at()),
                                BookingHistory.By.of(step.cause()),
                                step.reason()))
                        .toList(),
                notes(booking.id(), office),
                messages.of(booking.id()).stream()
                        .map(message -> StoredData.SentMessage.of(message, office))
                        .toList(),
                office.local(booking.createdAt()),
                office.local(booking.during().end().plus(config.retention())));
    }

    /** What staff wrote, wherever they did, in the order of time. */
    private List<StoredData.Note> notes(UUID booking, Office office) {
        return remarks.stream()
                .flatMap(each -> each.about(booking).stream())
                .map(remark -> new StoredData.Note(office.local(remark.at()), remark.text()))
                .sorted(Comparator.comparing(StoredData.Note::at))
                .toList();
    }

    /**
     * Cancels what is still ahead and forgets who it was, at once and for good; doing so again changes nothing.
     *
     * @throws Refusal 409 while the visit is going on, 403 for staff: they cancel with a reason, and forget nobody
     */
    @RepeatOnConflict
    @Transactional
    public void erase(String id, @Nullable String token) {
        var granted = access.toChangeAsHolder(id, token);
        var booking = granted.booking();
        if (booking.isErased()) {
            return;
        }
        if (booking.status() == BookingStatus.CHECKED_IN) {
            throw new Refusal(BookingProblem.ALREADY_CHECKED_IN);
        }
        if (booking.hasRunOut(clock.instant())) {
            steps.expire(booking);
        } else if (booking.canBeCancelled(clock.instant())) {
            steps.cancel(booking, granted.actor());
        }
        steps.erase(booking, granted.actor(), clock.instant());
    }
}
