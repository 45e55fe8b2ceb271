package de.willkommen.localstack.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** Notes every SMS in the mailbox, answers questions about it, and sends the receipt that was asked for. */
final class SmsRecorder implements ServerMessageReceiverListener {

    private static final DateTimeFormatter RECEIPT_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SMPP_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'000+'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Mailbox mailbox;
    private final Clock clock;
    private final Executor receipts;
    private final LongMessages longMessages = new LongMessages();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    SmsRecorder(Mailbox mailbox, Clock clock, Executor receipts) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.receipts = receipts;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession session) throws ProcessRequestException {
        var id = UUID.randomUUID().toString();
        var message = ShortMessage.of(pdu);
        var now = clock.instant();
        longMessages
                .complete(message)
                .ifPresent(text -> mailbox.add(new Message(
                        id,
                        message.from(),
                        message.to(),
                        "",
                        text,
                        now.truncatedTo(ChronoUnit.MILLIS).toString(),
                        null,
                        List.of(),
                        Map.of("coding", message.codingName(), "parts", Integer.toString(message.parts())))));
        taken.add(id);
        if (SubmitSm.isSmscDelReceiptSuccessAndFailureRequested(pdu.getRegisteredDelivery())) {
            receipts.execute(() -> sendReceipt(session, pdu, id, now));
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("message id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    // Deliberately not waiting for the answer to the submit: real centres send receipts before it, too.
    private void sendReceipt(SMPPServerSession session, SubmitSm pdu, String id, Instant at) {
        var time = RECEIPT_TIME.format(at);
        var text = "id:%s sub:001 dlvrd:001 submit date:%s done date:%s stat:DELIVRD err:000 text:"
                .formatted(id, time, time);
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.valueOf(pdu.getDestAddrTon()),
                    NumberingPlanIndicator.valueOf(pdu.getDestAddrNpi()),
                    pdu.getDestAddress(),
                    TypeOfNumber.valueOf(pdu.getSourceAddrTon()),
                    NumberingPlanIndicator.valueOf(pdu.getSourceAddrNpi()),
                    pdu.getSourceAddr(),
                    new ESMClass(SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    text.getBytes(StandardCharsets.US_ASCII),
                    new OptionalParameter.Receipted_message_id(id),
                    new OptionalParameter.Message_state(MessageState.DELIVERED.value()));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException
                | IllegalArgumentException gone) {
            // The client has gone or bound to send only; it asks with query_sm when it wants to know.
            return;
        }
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession session) throws ProcessRequestException {
        var id = pdu.getMessageId();
        if (!taken.contains(id)
                && mailbox.messages().stream().noneMatch(message -> message.id().equals(id))) {
            throw new ProcessRequestException("unknown message", SMPPConstant.STAT_ESME_RQUERYFAIL);
        }
        return new QuerySmResult(SMPP_TIME.format(clock.instant()), MessageState.DELIVERED, (byte) 0);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession session) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession session) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session session) throws ProcessRequestException {
        throw unsupported();
    }

    private static ProcessRequestException unsupported() {
        return new ProcessRequestException("not offered here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
