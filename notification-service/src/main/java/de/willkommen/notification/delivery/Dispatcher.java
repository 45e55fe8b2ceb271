package de.willkommen.notification.delivery;

import de.willkommen.kit.request.RequestId;
import de.willkommen.notification.intake.WorkSignal;
import de.willkommen.notification.occasion.WritingDesk;
import de.willkommen.notification.wording.Channel;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages moving on this instance: writes what is due, takes what can leave, and lets couriers carry it side by
 * side. Any number of instances do the same; the rows decide who gets what.
 */
@Singleton
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int SECONDS_TO_FINISH = 4;

    private final WritingDesk writing;
    private final DeliveryDesk desk;
    private final Receipts receipts;
    private final WorkSignal work;
    private final DeliverySettings settings;
    private final Map<Channel, Courier> couriers = new EnumMap<>(Channel.class);
    private final Map<Channel, Semaphore> free = new EnumMap<>(Channel.class);
    private final ExecutorService errands;
    private volatile boolean running;
    private long lastLookAround;
    private @Nullable Thread thread;

    Dispatcher(
            WritingDesk writing,
            DeliveryDesk desk,
            Receipts receipts,
            WorkSignal work,
            DeliverySettings settings,
            @All List<Courier> couriers) {
        this.writing = writing;
        this.desk = desk;
        this.receipts = receipts;
        this.work = work;
        this.settings = settings;
        couriers.forEach(courier -> {
            this.couriers.put(courier.channel(), courier);
            free.put(courier.channel(), new Semaphore(settings.atATime()));
        });
        this.errands = Executors.newFixedThreadPool(settings.atATime() * Math.max(1, couriers.size()), task -> {
            var courier = new Thread(task, "courier");
            courier.setDaemon(true);
            return courier;
        });
    }

    /** After the templates are in use. */
    void start(@Observes @Priority(5000) StartupEvent event) {
        if (settings.enabled()) {
            running = true;
            thread = new Thread(this::run, "dispatcher");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Takes nothing new, and lets what is on its way arrive. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        work.now();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_FINISH));
        }
        errands.shutdown();
        if (!errands.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
            LOG.warn("Letters are still on their way at the end");
        }
    }

    private void run() {
        while (running) {
            try {
                if (!turn()) {
                    work.await(settings.pollEvery());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Delivery interrupted, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    /** One round; whether there may be more to do at once. */
    private boolean turn() {
        var more = write();
        if (System.nanoTime() - lastLookAround >= settings.pollEvery().toNanos()) {
            lastLookAround = System.nanoTime();
            desk.takeOverAbandoned();
            desk.expire();
            writing.watch();
        }
        for (var channel : couriers.keySet()) {
            more |= send(channel);
        }
        receipts.match();
        return more;
    }

    /** Whether there may be more to write at once: those that have to wait on are looked at again later. */
    private boolean write() {
        var written = 0;
        for (var occasion : writing.due()) {
            try {
                written += writing.write(occasion) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.errorf(e, "Occasion could not be written: occasionId=%s", occasion);
                writing.putOff(occasion);
            }
        }
        return written > 0;
    }

    private boolean send(Channel channel) {
        var places = free.getOrDefault(channel, new Semaphore(0));
        var available = places.availablePermits();
        if (available == 0) {
            return false;
        }
        var claims = desk.claim(channel, available);
        claims.forEach(claim -> {
            places.acquireUninterruptibly();
            errands.execute(() -> {
                try {
                    carry(channel, claim);
                } finally {
                    places.release();
                    // The next letter of the same recipient has been waiting for this one.
                    work.now();
                }
            });
        });
        return claims.size() == available;
    }

    private void carry(Channel channel, DeliveryDesk.Claim claim) {
        RequestId.adopt(claim.requestId());
        try {
            var courier = couriers.get(channel);
            var letter = desk.letter(claim);
            if (courier == null || letter.isEmpty()) {
                return;
            }
            var outcome = courier.deliver(letter.get(), () -> desk.handOver(claim));
            desk.record(claim, outcome);
            LOG.infof("Message tried: messageId=%s channel=%s outcome=%s", claim.messageId(), channel, name(outcome));
        } catch (DeliveryDesk.LeaseLost lost) {
            LOG.infof("Message given up, it is no longer ours: messageId=%s", claim.messageId());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Message could not be tried: messageId=%s", claim.messageId());
            desk.stumbled(claim);
        } finally {
            RequestId.adopt(null);
        }
    }

    private static String name(Outcome outcome) {
        return outcome.getClass().getSimpleName();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(settings.pollEvery().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
