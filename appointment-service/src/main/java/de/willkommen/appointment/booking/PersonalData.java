package de.willkommen.appointment.booking;

import de.willkommen.events.ContactChanged.Channel;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** All that a booking knows about people; every field is forgotten when its purpose ends (docs/privacy.md). */
@Embeddable
class PersonalData {

    /** Account of the citizen who held the time signed in. */
    @Column
    private @Nullable String holder;

    /** Keyed hash by which the office's limit counts; see {@link PersonKeys}. */
    @Column(name = "person_key")
    private @Nullable String personKey;

    @Column(name = "given_name")
    private @Nullable String givenName;

    @Column(name = "family_name")
    private @Nullable String familyName;

    @Column(name = "birth_date")
    private @Nullable LocalDate birthDate;

    @Column
    private @Nullable String email;

    @Column
    private @Nullable String phone;

    @Column
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> notify = List.of();

    @ElementCollection
    @CollectionTable(name = "booking_person", joinColumns = @JoinColumn(name = "booking"))
    @OrderColumn(name = "position")
    private List<FurtherPerson> people = new ArrayList<>();

    @Column(name = "consent_at")
    private @Nullable Instant consentAt;

    protected PersonalData() {}

    PersonalData(@Nullable String holder) {
        this.holder = holder;
    }

    /** Takes the data of the person who confirms. */
    void enter(ContactData contact, String key, Instant now) {
        givenName = contact.givenName();
        familyName = contact.familyName();
        birthDate = contact.birthDate();
        personKey = key;
        people.clear();
        people.addAll(contact.people());
        reach(contact, now);
    }

    /** Takes other ways to reach the person. */
    void reach(ContactData contact, Instant now) {
        email = contact.email();
        phone = contact.phone();
        var agreed = contact.channels().stream().map(Channel::name).toList();
        if (agreed.isEmpty()) {
            consentAt = null;
        } else if (consentAt == null || !notify.containsAll(agreed)) {
            consentAt = now;
        }
        notify = agreed;
    }

    /** Who comes, once somebody has said so. */
    @Nullable
    ContactData contact() {
        return familyName == null
                ? null
                : new ContactData(givenName, familyName, birthDate, email, phone, channels(), List.copyOf(people));
    }

    /** Forgets what tells one person from another of the same name: when nobody has to be told apart any more. */
    void forgetBirthDates() {
        birthDate = null;
        personKey = null;
        people.replaceAll(person -> new FurtherPerson(person.givenName(), person.familyName(), null));
    }

    void forget() {
        holder = null;
        personKey = null;
        givenName = null;
        familyName = null;
        birthDate = null;
        email = null;
        phone = null;
        notify = List.of();
        people.clear();
        consentAt = null;
    }

    List<Channel> channels() {
        return notify.stream().map(Channel::valueOf).toList();
    }

    @Nullable
    String holder() {
        return holder;
    }

    @Nullable
    String personKey() {
        return personKey;
    }

    @Nullable
    Instant consentAt() {
        return consentAt;
    }
}
