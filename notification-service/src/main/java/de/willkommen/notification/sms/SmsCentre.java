package de.willkommen.notification.sms;

import de.willkommen.notification.delivery.Receipts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.jspecify.annotations.Nullable;

/**
 * The connection to the SMS centre (SMPP 3.4, transceiver). Kept up all the time, because receipts come over it too, and
 * made anew when it breaks.
 */
@Singleton
class SmsCentre {

    private static final Logger LOG = Logger.getLogger(SmsCentre.class);

    private final SmsSettings settings;
    private final Receipts receipts;
    private final Semaphore broken = new Semaphore(1);
    private volatile boolean running;
    private volatile @Nullable SMPPSession session;

    SmsCentre(SmsSettings settings, Receipts receipts) {
        this.settings = settings;
        this.receipts = receipts;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        var thread = new Thread(this::stayConnected, "sms-centre");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes @jakarta.annotation.Priority(9000) ShutdownEvent event) {
        running = false;
        broken.release();
        var open = session;
        if (open != null) {
            open.unbindAndClose();
        }
    }

    /** The connection, while there is one. */
    Optional<SMPPSession> session() {
        return Optional.ofNullable(session)
                .filter(open -> open.getSessionState().isTransmittable());
    }

    private void stayConnected() {
        var complained = false;
        while (running) {
            if (session().isEmpty()) {
                try {
                    connect();
                    LOG.infof("SMS centre connected: host=%s port=%d", settings.host(), settings.port());
                    complained = false;
                } catch (IOException | RuntimeException e) {
                    if (!complained) {
                        LOG.warnf("SMS centre not reachable, SMS wait: %s", e.getMessage());
                        complained = true;
                    }
                }
            }
            try {
                if (broken.tryAcquire(settings.reconnectEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                    broken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void connect() throws IOException {
        var fresh = new SMPPSession();
        fresh.setEnquireLinkTimer((int) settings.enquireEvery().toMillis());
        fresh.setTransactionTimer(settings.answerWithin().toMillis());
        fresh.setMessageReceiverListener(new Incoming());
        fresh.addSessionStateListener((now, before, source) -> {
            if (running && before.isBound() && !now.isBound()) {
                LOG.warn("SMS centre lost");
                broken.release();
            }
        });
        try {
            fresh.connectAndBind(
                    settings.host(),
                    settings.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            settings.systemId(),
                            settings.password(),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            ""),
                    settings.answerWithin().toMillis());
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        session = fresh;
    }

    /** What the centre says by itself. */
    private final class Incoming implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
            if (!MessageType.SMSC_DEL_RECEIPT.containedIn(pdu.getEsmClass())) {
                // Nobody reads answers yet; refusing them would make the centre send them for ever.
                return;
            }
            try {
                var receipt = pdu.getShortMessageAsDeliveryReceipt();
                var named = pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
                var reference = named == null ? receipt.getId() : named.getValueAsString();
                switch (receipt.getFinalStatus()) {
                    case DELIVRD -> receipts.note(reference, Receipts.State.DELIVERED);
                    case EXPIRED, DELETED, UNDELIV, REJECTD -> receipts.note(reference, Receipts.State.FAILED);
                    case ACCEPTD, UNKNOWN, ENROUTE -> {
                        // On its way: the final word is still to come.
                    }
                }
            } catch (InvalidDeliveryReceiptException e) {
                LOG.warn("The SMS centre sent a receipt that cannot be read");
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            // Tells that a phone is reachable again: of no use here.
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("data_sm is not used here", org.jsmpp.SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
