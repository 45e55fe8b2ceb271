package de.willkommen.appointment.booking;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import de.willkommen.events.NotificationChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What people were written about their bookings, kept beside the booking so that its holder sees it among what is stored.
 * Texts and addresses are notification-service's alone.
 */
@ApplicationScoped
public class BookingMessages {

    /** Waits for whoever changes the booking at this moment: what is erased gets no line any more. */
    private static final String KEEP = """
            insert into booking_message (id, booking, revision, purpose, channel, language, status, at)
            select :id, b.id, :revision, :purpose, :channel, :language, :status, :at
            from booking b where b.id = :booking and b.authority = :authority and b.erased_at is null
            for share
            on conflict (id) do update
            set revision = excluded.revision, status = excluded.status, at = excluded.at
            where booking_message.revision < excluded.revision
            """;

    /** The last of each channel, unless the contact data was changed since. */
    private static final String UNDELIVERED = """
            select channel from (
                select distinct on (channel) channel, status, at from booking_message
                where booking = :booking order by channel, at desc, id desc) as last
            where status = 'FAILED' and at > coalesce(
                (select max(at) from booking_history where booking = :booking and event = :amended), '-infinity')
            order by channel
            """;

    private final EntityManager entities;

    BookingMessages(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A message.
     *
     * @param purpose such as {@code booking-confirmed}
     * @param at when it came to where it stands
     */
    record SentMessage(
            Instant at,
            String purpose,
            ContactChanged.Channel channel,
            String language,
            NotificationChanged.State status) {}

    /** Writes down where a message stands; one about something else than a booking of the authority is let go. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(NotificationChanged message) {
        if (message.subject() != ContactChanged.Subject.BOOKING) {
            return;
        }
        entities.createNativeQuery(KEEP)
                .setParameter("id", message.notificationId())
                .setParameter("revision", message.revision())
                .setParameter("purpose", message.purpose())
                .setParameter("channel", message.channel().name())
                .setParameter("language", message.language())
                .setParameter("status", message.status().name())
                .setParameter("at", message.occurredAt().atOffset(ZoneOffset.UTC))
                .setParameter("booking", message.subjectId())
                .setParameter("authority", message.authority())
                .executeUpdate();
    }

    /** The messages about a booking, in the order of time. */
    @SuppressWarnings("unchecked")
    List<SentMessage> of(UUID booking) {
        return entities.createNativeQuery(
                        "select at, purpose, channel, language, status from booking_message where booking = :booking order by at, id",
                        Tuple.class)
                .setParameter("booking", booking)
                .getResultStream()
                .map(row -> message((Tuple) row))
                .toList();
    }

    /** On which channels the last message did not arrive, so that the address is in doubt. */
    @SuppressWarnings("unchecked")
    List<ContactChanged.Channel> undelivered(UUID booking) {
        return entities.createNativeQuery(UNDELIVERED, String.class)
                .setParameter("booking", booking)
                .setParameter("amended", BookingChanged.AMENDED)
                .getResultStream()
                .map(channel -> ContactChanged.Channel.valueOf((String) channel))
                .toList();
    }

    /** Forgets them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID booking) {
        entities.createNativeQuery("delete from booking_message where booking = :booking")
                .setParameter("booking", booking)
                .executeUpdate();
    }

    private static SentMessage message(Tuple row) {
        return new SentMessage(
                row.get("at", Instant.class),
                row.get("purpose", String.class),
                ContactChanged.Channel.valueOf(row.get("channel", String.class)),
                row.get("language", String.class),
                NotificationChanged.State.valueOf(row.get("status", String.class)));
    }
}
