package de.willkommen.notification.delivery;

import de.willkommen.kit.clock.RealTime;
import de.willkommen.notification.intake.DatabaseMayBeAway;
import de.willkommen.notification.letter.Letter;
import de.willkommen.notification.letter.LetterWriter;
import de.willkommen.notification.message.Message;
import de.willkommen.notification.message.MessageStatus;
import de.willkommen.notification.message.Messages;
import de.willkommen.notification.wording.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The book of what leaves: each step of a message is committed before the next is taken, so that after a crash the row
 * says how far it got.
 *
 * <p>Claimed and no more: the provider has nothing, another try is safe. Handed over: the provider may have it; it is
 * never tried again without its word (ADR 0007).
 */
@ApplicationScoped
class DeliveryDesk {

    private static final Logger LOG = Logger.getLogger(DeliveryDesk.class);

    /** Unknown, too: the answer may come after another instance has given up waiting for it. */
    private static final Set<MessageStatus> UNDER_WAY =
            EnumSet.of(MessageStatus.CLAIMED, MessageStatus.HANDED_OVER, MessageStatus.UNKNOWN);

    private final Messages messages;
    private final Attempts attempts;
    private final Receipts receipts;
    private final LetterWriter letters;
    private final Announcements announcements;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Clock realTime;

    DeliveryDesk(
            Messages messages,
            Attempts attempts,
            Receipts receipts,
            LetterWriter letters,
            Announcements announcements,
            DeliverySettings settings,
            Clock clock,
            @RealTime Clock realTime) {
        this.messages = messages;
        this.attempts = attempts;
        this.receipts = receipts;
        this.letters = letters;
        this.announcements = announcements;
        this.settings = settings;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** One try of a message, which this instance has until its lease ends. */
    record Claim(UUID messageId, int attempt, @Nullable String requestId) {}

    /** Takes up to {@code limit} messages whose turn it is. */
    @Transactional
    List<Claim> claim(Channel channel, int limit) {
        var now = realTime.instant();
        return messages.claimable(channel, clock.instant(), now, limit).stream()
                .map(message -> {
                    message.claim(now.plus(settings.lease()));
                    attempts.begin(message.id(), message.attempts(), now);
                    return new Claim(message.id(), message.attempts(), message.requestId());
                })
                .toList();
    }

    /** The letter of a claimed message; nothing when there is nobody to write to any more. */
    @Transactional
    Optional<Letter> letter(Claim claim) {
        var message = mine(claim, MessageStatus.CLAIMED);
        if (message.isEmpty()) {
            return Optional.empty();
        }
        var letter = message.flatMap(letters::write);
        if (letter.isEmpty()) {
            message.get().end(MessageStatus.FAILED, "no-contact");
            attempts.end(claim, "no-contact", realTime.instant());
            announcements.failed(message.get());
        }
        return letter;
    }

    /**
     * Marks that the provider may have the letter from here on.
     *
     * @throws LeaseLost when the message was erased or taken over meanwhile: it must not go
     */
    @Transactional
    void handOver(Claim claim) {
        mine(claim, MessageStatus.CLAIMED)
                .orElseThrow(LeaseLost::new)
                .handOver(realTime.instant().plus(settings.answerWithin()));
    }

    /** Writes down what came of the try, however long the database is away. */
    @DatabaseMayBeAway
    @Transactional
    void record(Claim claim, Outcome outcome) {
        var now = realTime.instant();
        var found = messages.locked(claim.messageId())
                .filter(message -> message.attempts() == claim.attempt())
                .filter(message -> UNDER_WAY.contains(message.status()));
        if (found.isEmpty()) {
            LOG.warnf("Outcome of a message that is no longer ours: messageId=%s", claim.messageId());
            return;
        }
        var message = found.get();
        if (outcome instanceof Outcome.Taken taken) {
            message.sent(clock.instant());
            receipts.expect(message.id(), taken.references());
            announcements.sent(message);
            attempts.end(claim, "taken", now);
        } else if (outcome instanceof Outcome.Refused refused) {
            message.end(MessageStatus.FAILED, refused.reason());
            announcements.failed(message);
            attempts.end(claim, refused.reason(), now);
        } else if (outcome instanceof Outcome.Later later) {
            tryAgain(message, later.reason(), now);
            attempts.end(claim, later.reason(), now);
        } else if (outcome instanceof Outcome.Unsettled unsettled) {
            unknown(message, unsettled.reason());
            attempts.end(claim, unsettled.reason(), now);
        }
    }

    /** Something of our own broke while trying. */
    @DatabaseMayBeAway
    @Transactional
    void stumbled(Claim claim) {
        mine(claim, MessageStatus.CLAIMED).ifPresent(message -> {
            tryAgain(message, "internal-error", realTime.instant());
            attempts.end(claim, "internal-error", realTime.instant());
        });
    }

    /** Settles what an instance left behind that did not come back. */
    @Transactional
    boolean takeOverAbandoned() {
        var now = realTime.instant();
        var abandoned = messages.abandoned(now);
        for (var message : abandoned) {
            var claim = new Claim(message.id(), message.attempts(), message.requestId());
            if (message.status() == MessageStatus.CLAIMED) {
                // At once, unless it keeps happening.
                message.tryAgain(
                        message.attempts() == 1 ? now : now.plus(waitAfter(message.attempts())), "interrupted");
            } else {
                unknown(message, "interrupted");
            }
            attempts.end(claim, "interrupted", now);
        }
        return !abandoned.isEmpty();
    }

    /** Ends what is too late to be of use. */
    @Transactional
    void expire() {
        for (var message : messages.expired(clock.instant())) {
            message.end(MessageStatus.EXPIRED, "expired");
            announcements.failed(message);
        }
    }

    private void tryAgain(Message message, String reason, Instant now) {
        if (message.status() != MessageStatus.UNKNOWN) {
            message.tryAgain(now.plus(waitAfter(message.attempts())), reason);
        }
    }

    private void unknown(Message message, String reason) {
        if (message.status() == MessageStatus.UNKNOWN) {
            return;
        }
        message.end(MessageStatus.UNKNOWN, reason);
        announcements.unknown(message);
        LOG.warnf(
                "Whether the provider took a message is not known: messageId=%s channel=%s",
                message.id(), message.channel());
    }

    private Optional<Message> mine(Claim claim, MessageStatus status) {
        return messages.locked(claim.messageId())
                .filter(message -> message.attempts() == claim.attempt() && message.status() == status);
    }

    /** Doubles with every try, a little differently for each message. */
    private Duration waitAfter(int attempt) {
        var first = settings.firstRetryAfter().toMillis();
        var doubled = first << Math.min(attempt - 1, 16);
        var millis = Math.min(doubled, settings.retryAtLeastEvery().toMillis());
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    /** Somebody else has the message, or nobody. */
    static class LeaseLost extends RuntimeException {

        LeaseLost() {
            super("The message is no longer this instance's");
        }
    }
}
