package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.Occupied;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.availability.Wish;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.events.ContactChanged.Channel;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Time of an office promised to somebody, from the first hold to the end of the visit.
 *
 * <p>The promise is kept by the exclusion constraint on {@code slot_claim}, not by this class: two desks asking at once
 * both get here, and the second learns it from PostgreSQL. Times, services and their lengths stay as they were booked,
 * whatever becomes of the plan.
 */
@Entity
@Table(name = "booking")
class Booking {

    @Id
    private UUID id;

    @Version
    private long version;

    /** Number of the last event about it. */
    @Column
    private long revision;

    @Column
    private String authority;

    @Column
    private String office;

    @Column
    private String reference;

    @Column
    @Enumerated(EnumType.STRING)
    private BookingStatus status;

    @Column
    private String counter;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "held_until")
    private @Nullable Instant heldUntil;

    @Column
    private String language;

    @Column(name = "access_needs")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> accessNeeds;

    @ElementCollection
    @CollectionTable(name = "booking_service", joinColumns = @JoinColumn(name = "booking"))
    @OrderColumn(name = "position")
    private List<BookedService> services = new ArrayList<>();

    @Embedded
    private PersonalData person;

    /** Whether staff booked beyond what was free; such a booking occupies nothing. */
    @Column
    private boolean overbooked;

    /** Revision of the contact data last announced; 0 while there was nothing to announce. */
    @Column(name = "contact_revision")
    private long contactRevision;

    @Column(name = "calendar_sequence")
    private int calendarSequence;

    @Column(name = "secret_key_id")
    private int secretKeyId;

    @Column(name = "secret_generation")
    private int secretGeneration;

    @Column(name = "verification_generation")
    private int verificationGeneration;

    @Column(name = "ticket_id")
    private @Nullable UUID ticketId;

    @Column(name = "ticket_revision")
    private long ticketRevision;

    @Column(name = "ticket_status")
    private @Nullable String ticketStatus;

    @Column(name = "spoken_language")
    private @Nullable String spokenLanguage;

    @Column
    private @Nullable String interpreter;

    @Column(name = "interpreter_mode")
    @Enumerated(EnumType.STRING)
    private BookableResource.@Nullable Mode interpreterMode;

    @Column
    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable List<String> rooms;

    @Column
    @Enumerated(EnumType.STRING)
    private de.willkommen.appointment.availability.Channel channel;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @SuppressWarnings("NullAway.Init")
    protected Booking() {}

    /** A hold of a time at a counter that was just claimed. */
    @SuppressWarnings("NullAway.Init")
    Booking(
            UUID id,
            String reference,
            Wish wish,
            TimeRange during,
            Reserved reserved,
            String language,
            @Nullable String holder,
            int secretKeyId,
            Instant heldUntil,
            Instant now) {
        this.id = id;
        this.authority = wish.office().authority().code();
        this.office = wish.office().code();
        this.reference = reference;
        this.status = BookingStatus.HELD;
        reserve(reserved);
        this.spokenLanguage = wish.spoken();
        this.channel = wish.channel();
        this.startsAt = during.start();
        this.endsAt = during.end();
        this.heldUntil = heldUntil;
        this.language = language;
        this.accessNeeds = wish.accessNeeds().stream().sorted().toList();
        wish.parts().forEach(part -> services.add(new BookedService(part.service(), part.persons(), part.minutes())));
        this.person = new PersonalData(holder);
        this.secretKeyId = secretKeyId;
        this.secretGeneration = 1;
        this.createdAt = now;
    }

    /** Whether it is only held, and the time for that is over. */
    boolean hasRunOut(Instant now) {
        return status.isProvisional() && heldUntil != null && !heldUntil.isAfter(now);
    }

    /** Whether it can still be given back: once its time is over, the visit has the outcome it has. */
    boolean canBeCancelled(Instant now) {
        return status.isAhead() && !hasRunOut(now) && endsAt.isAfter(now);
    }

    /** Takes the data of the person who confirms. */
    void enterContact(ContactData contact, String personKey, Instant now) {
        person.enter(contact, personKey, now);
    }

    /** Takes other ways to reach the person; an address that is not proved yet has to be proved anew. */
    void reach(ContactData contact, Instant now) {
        if (status == BookingStatus.PENDING && !Objects.equals(email(), contact.email())) {
            verificationGeneration++;
        }
        person.reach(contact, now);
    }

    private @Nullable String email() {
        var contact = contact();
        return contact == null ? null : contact.email();
    }

    /** Whether it was confirmed with just this data. */
    boolean hasContact(ContactData contact) {
        return contact.equals(contact());
    }

    /** Who comes, once somebody has said so. */
    @Nullable
    ContactData contact() {
        return person.contact();
    }

    /** Account of the citizen who booked signed in. */
    @Nullable
    String holder() {
        return person.holder();
    }

    /** Keyed hash of whom the office's limit counts. */
    @Nullable
    String personKey() {
        return person.personKey();
    }

    /** When somebody agreed to messages. */
    @Nullable
    Instant consentAt() {
        return person.consentAt();
    }

    /** For how many people: the most that any of its services is for. */
    int persons() {
        return services.stream().mapToInt(BookedService::persons).max().orElse(1);
    }

    boolean isOverbooked() {
        return overbooked;
    }

    /** Says that it was booked beyond what was free. */
    void overbook() {
        overbooked = true;
    }

    /** Waits for the proof of the address until then. */
    void awaitVerification(Instant until) {
        become(BookingStatus.PENDING);
        heldUntil = until;
        verificationGeneration++;
    }

    void confirm() {
        become(BookingStatus.CONFIRMED);
        heldUntil = null;
    }

    void cancel() {
        become(BookingStatus.CANCELLED);
        forgetDayData();
        heldUntil = null;
        calendarSequence++;
    }

    void expire() {
        become(BookingStatus.EXPIRED);
        forgetDayData();
        heldUntil = null;
    }

    void checkIn() {
        become(BookingStatus.CHECKED_IN);
    }

    void complete() {
        become(BookingStatus.COMPLETED);
    }

    void miss() {
        become(BookingStatus.MISSED);
    }

    void leaveUnserved() {
        become(BookingStatus.UNSERVED);
    }

    /** Takes another time, and perhaps another counter, that was just claimed. */
    void move(TimeRange during, Reserved reserved) {
        startsAt = during.start();
        endsAt = during.end();
        reserve(reserved);
        overbooked = false;
        calendarSequence++;
    }

    private void reserve(Reserved reserved) {
        counter = reserved.counter().code();
        interpreter = reserved.interpreter().map(BookableResource::code).orElse(null);
        interpreterMode = reserved.interpreter()
                .flatMap(resource -> resource.modes().stream().findFirst())
                .orElse(null);
        rooms = reserved.rooms();
    }

    void speak(String tag) {
        language = tag;
    }

    /** Remembers what the queue last said about the ticket. */
    void followTicket(UUID ticket, long ticketRevisionNow, String ticketStatusNow) {
        ticketId = ticket;
        ticketRevision = ticketRevisionNow;
        ticketStatus = ticketStatusNow;
    }

    /** Whether the queue's message is older than what is known about this ticket. */
    boolean knowsTicket(UUID ticket, long sinceRevision) {
        return ticket.equals(ticketId) && ticketRevision >= sinceRevision;
    }

    /** Forgets who it was. What remains is that the time was booked. */
    void erase(Instant now) {
        person.forget();
        accessNeeds = List.of();
        erasedAt = now;
    }

    /** Forgets what was needed for the day alone: what the office had to provide, and dates of birth. */
    void forgetDayData() {
        accessNeeds = List.of();
        person.forgetBirthDates();
    }

    /** Whether messages about it can find anybody. */
    boolean isContactable() {
        return contactRevision > 0 && erasedAt == null;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    long nextRevision() {
        return ++revision;
    }

    long nextContactRevision() {
        return ++contactRevision;
    }

    private void become(BookingStatus target) {
        if (status.to(target).isEmpty()) {
            throw new IllegalStateException("No way from " + status + " to " + target);
        }
        status = target;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    String authority() {
        return authority;
    }

    String office() {
        return office;
    }

    String reference() {
        return reference;
    }

    BookingStatus status() {
        return status;
    }

    String counter() {
        return counter;
    }

    /** What it occupies beside its counter, and the counter. */
    Occupied occupied() {
        if (overbooked) {
            return new Occupied(Set.of(), during());
        }
        var resources = new HashSet<>(Set.of(Resources.counter(authority, counter)));
        if (interpreter != null) {
            resources.add(Resources.interpreter(authority, interpreter));
        }
        rooms().forEach(room -> resources.add(Resources.room(authority, room)));
        return new Occupied(resources, during());
    }

    /** The language that somebody who takes part must speak, if one was asked for. */
    @Nullable
    String spokenLanguage() {
        return spokenLanguage;
    }

    /** Code of the interpreter booked with it. */
    @Nullable
    String interpreter() {
        return interpreter;
    }

    /** How the interpreter takes part, if there is one. */
    BookableResource.@Nullable Mode interpreterMode() {
        return interpreterMode;
    }

    /** Codes of the rooms booked with it. */
    List<String> rooms() {
        return rooms == null ? List.of() : List.copyOf(rooms);
    }

    /** Whose share of the office's time it takes. */
    de.willkommen.appointment.availability.Channel channel() {
        return channel;
    }

    TimeRange during() {
        return new TimeRange(startsAt, endsAt);
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant heldUntil() {
        return heldUntil;
    }

    String language() {
        return language;
    }

    List<String> accessNeeds() {
        return List.copyOf(accessNeeds);
    }

    List<BookedService> services() {
        return List.copyOf(services);
    }

    List<Channel> channels() {
        return person.channels();
    }

    long contactRevision() {
        return contactRevision;
    }

    int calendarSequence() {
        return calendarSequence;
    }

    int secretKeyId() {
        return secretKeyId;
    }

    int secretGeneration() {
        return secretGeneration;
    }

    int verificationGeneration() {
        return verificationGeneration;
    }

    @Nullable
    String ticketStatus() {
        return ticketStatus;
    }
}
