package de.willkommen.appointment.office;

import de.willkommen.events.CounterChanged;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.ServiceChanged;
import de.willkommen.events.StaffChanged;
import de.willkommen.events.Topics;
import de.willkommen.kit.outbox.Outbox;
import de.willkommen.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tells the other services what an office, a counter, a person or a service is now. */
@ApplicationScoped
public class OfficeAnnouncements {

    private final Outbox outbox;
    private final Clock clock;

    OfficeAnnouncements(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The present state of an office. */
    public void announce(Office office) {
        var authority = office.authority().code();
        var address = office.address();
        send(
                Topics.OFFICE,
                "office/" + authority + "/" + office.code(),
                OfficeChanged.CHANGED,
                authority,
                new OfficeChanged(
                        authority,
                        office.code(),
                        office.revision(),
                        new OfficeChanged.Address(address.street(), address.postalCode(), address.city()),
                        office.zone().getId(),
                        office.languages(),
                        office.accessibility(),
                        new OfficeChanged.CheckIn(
                                office.checkIn().minutesBefore(),
                                office.checkIn().minutesAfter())));
    }

    /** The present state of a counter. */
    public void announce(Counter counter) {
        send(
                Topics.OFFICE,
                "counter/" + counter.authority() + "/" + counter.code(),
                CounterChanged.CHANGED,
                counter.authority(),
                new CounterChanged(
                        counter.authority(),
                        counter.office(),
                        counter.code(),
                        counter.revision(),
                        counter.room(),
                        counter.team(),
                        counter.services(),
                        counter.languages(),
                        counter.accessibility(),
                        counter.active()));
    }

    /** What somebody may do now. */
    public void announce(StaffMember person) {
        send(
                Topics.OFFICE,
                "staff/" + person.authority() + "/" + person.subject(),
                StaffChanged.CHANGED,
                person.authority(),
                new StaffChanged(
                        person.authority(),
                        person.office(),
                        person.subject(),
                        person.revision(),
                        person.team(),
                        person.services(),
                        person.languages(),
                        person.active()));
    }

    /** The present state of a service. */
    public void announce(OfferedService service) {
        send(
                Topics.SERVICE,
                "service/" + service.authority() + "/" + service.office() + "/" + service.code(),
                ServiceChanged.CHANGED,
                service.authority(),
                new ServiceChanged(
                        service.authority(),
                        service.office(),
                        service.code(),
                        service.revision(),
                        service.leikaKey(),
                        service.durationMinutes(),
                        service.furtherPersonMinutes(),
                        service.maxPersons(),
                        service.ticketLetter(),
                        service.active()));
    }

    private void send(String topic, String key, String type, String authority, Object payload) {
        outbox.announce(OutgoingEvent.of(topic, key, type, authority, payload, clock.instant()));
    }
}
