package de.willkommen.notification.occasion;

import de.willkommen.events.ContactChanged;
import de.willkommen.kit.clock.RealTime;
import de.willkommen.kit.request.RequestId;
import de.willkommen.notification.contact.ContactDetails;
import de.willkommen.notification.contact.Contacts;
import de.willkommen.notification.directory.Directory;
import de.willkommen.notification.message.Message;
import de.willkommen.notification.message.Messages;
import de.willkommen.notification.wording.Channel;
import de.willkommen.notification.wording.Purpose;
import de.willkommen.notification.wording.Templates;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns occasions into messages when their moment and their contact data have come. */
@ApplicationScoped
public class WritingDesk {

    private static final Logger LOG = Logger.getLogger(WritingDesk.class);
    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Occasions occasions;
    private final Messages messages;
    private final Contacts contacts;
    private final Directory directory;
    private final Templates templates;
    private final ReminderPlan reminders;
    private final OccasionSettings settings;
    private final Clock clock;
    private final Clock realTime;
    private final MeterRegistry meters;
    private final AtomicLong waitingTooLong = new AtomicLong();

    WritingDesk(
            Occasions occasions,
            Messages messages,
            Contacts contacts,
            Directory directory,
            Templates templates,
            ReminderPlan reminders,
            OccasionSettings settings,
            Clock clock,
            @RealTime Clock realTime,
            MeterRegistry meters) {
        this.occasions = occasions;
        this.messages = messages;
        this.contacts = contacts;
        this.directory = directory;
        this.templates = templates;
        this.reminders = reminders;
        this.settings = settings;
        this.clock = clock;
        this.realTime = realTime;
        this.meters = meters;
        meters.gauge("willkommen.notification.occasions.waiting.too.long", waitingTooLong);
    }

    /** Occasions that can be written now. */
    @Transactional
    public List<UUID> due() {
        return occasions.ready(clock.instant(), BATCH);
    }

    /**
     * Writes one occasion, unless another instance is just doing it or it has to wait on; each in a transaction of its
     * own, so that one that cannot be written holds nobody up.
     *
     * @return whether it is done with
     */
    @Transactional
    public boolean write(UUID occasionId) {
        var now = clock.instant();
        return occasions
                .lockedWaiting(occasionId)
                .filter(occasion -> occasion.expiresAt().isAfter(now))
                .filter(occasion -> settle(occasion, now))
                .isPresent();
    }

    /** Something of our own broke while writing it: later again. */
    @Transactional
    public void putOff(UUID occasionId) {
        meters.counter("willkommen.notification.occasions.put.off").increment();
        occasions
                .lockedWaiting(occasionId)
                .ifPresent(occasion -> occasion.postpone(clock.instant().plus(PAUSE)));
    }

    /** Ends what waited in vain, and watches what waits too long. */
    @Transactional
    public void watch() {
        var now = clock.instant();
        for (var occasion : occasions.expired(now)) {
            occasion.expired();
            meters.counter("willkommen.notification.occasions.expired").increment();
            LOG.warnf(
                    "Nobody was told, contact data or office did not come in time: occasionId=%s purpose=%s subjectId=%s",
                    occasion.id(), occasion.purpose().slug(), occasion.subjectId());
        }
        var waiting = occasions.waitingSince(now.minus(settings.alarmAfter()));
        if (waitingTooLong.getAndSet(waiting) == 0 && waiting > 0) {
            LOG.warnf("Occasions wait for contact data or their office: count=%d", waiting);
        }
    }

    /** Whether the occasion is done with; otherwise it waits on. */
    private boolean settle(Occasion occasion, Instant now) {
        var facts = occasions.facts(occasion);
        if (occasion.purpose() == Purpose.REMINDER) {
            var quietUntil = reminders.quietUntil(now, zoneOf(occasion, facts));
            if (quietUntil.isPresent() && quietUntil.get().isBefore(occasion.expiresAt())) {
                occasion.postpone(quietUntil.get());
                return false;
            }
            if (quietUntil.isPresent()) {
                occasion.dropped();
                return true;
            }
        }
        if (textsMissing(occasion, facts)
                && occasion.createdAt().plus(settings.waitForTexts()).isAfter(now)) {
            return false;
        }
        RequestId.adopt(occasion.requestId());
        var contact =
                contacts.of(occasion.subjectId(), occasion.contactRevision()).orElseThrow();
        var about = new Message.About(
                occasion.id(),
                occasion.subjectKind(),
                occasion.subjectId(),
                occasion.authority(),
                occasion.requestId());
        var written = Arrays.stream(Channel.values())
                .filter(channel -> write(occasion, about, channel, contact, now))
                .count();
        if (written == 0) {
            occasion.dropped();
        } else {
            occasion.written();
        }
        RequestId.adopt(null);
        return true;
    }

    private boolean write(
            Occasion occasion, Message.About about, Channel channel, ContactDetails contact, Instant now) {
        var address = addressFor(channel, contact);
        if (address == null) {
            return false;
        }
        var template = templates.inUse(occasion.purpose(), channel, occasion.language());
        messages.add(new Message(
                UUID.randomUUID(),
                about,
                template,
                contacts.fingerprint(address),
                occasion.expiresAt(),
                now,
                realTime.instant()));
        return true;
    }

    private static @Nullable String addressFor(Channel channel, ContactDetails contact) {
        return switch (channel) {
            case EMAIL -> contact.channels().contains(ContactChanged.Channel.EMAIL) ? contact.email() : null;
            case SMS -> contact.channels().contains(ContactChanged.Channel.SMS) ? contact.phone() : null;
        };
    }

    private boolean textsMissing(Occasion occasion, Facts facts) {
        return directory.officeText(occasion.authority(), facts.office()).isEmpty()
                || facts.services().stream()
                        .anyMatch(code -> directory
                                .serviceText(occasion.authority(), code)
                                .isEmpty());
    }

    private ZoneId zoneOf(Occasion occasion, Facts facts) {
        return directory
                .office(occasion.authority(), facts.office())
                .map(office -> ZoneId.of(office.timeZone()))
                .orElseGet(reminders::zoneOfAnUnknownOffice);
    }
}
