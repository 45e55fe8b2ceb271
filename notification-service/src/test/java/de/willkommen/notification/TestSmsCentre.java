package de.willkommen.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** An SMS centre on SMPP 3.4 that takes what it gets and sends the receipts a test asks for. */
public final class TestSmsCentre implements ServerMessageReceiverListener {

    private final SMPPServerSessionListener listener;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final List<Sms> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile int refuseWith;
    private volatile String receiptState = "DELIVRD";

    /** What one submit_sm carried. */
    public record Sms(String to, byte coding, byte[] octets, boolean payload) {

        public String text() {
            return coding == 8 ? new String(octets, StandardCharsets.UTF_16BE) : gsm();
        }

        private String gsm() {
            var basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
            var text = new StringBuilder();
            for (var octet : octets) {
                text.append(basic.charAt(octet));
            }
            return text.toString();
        }
    }

    TestSmsCentre() {
        try {
            var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            port = socket.getLocalPort();
            listener = new SMPPServerSessionListener(port, new Given(socket));
            listener.setMessageReceiverListener(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return port;
    }

    List<Sms> to(String phone) {
        return received.stream()
                .filter(sms -> sms.to().equals(phone.replace("+", "")))
                .toList();
    }

    /** Refuses everything with that command status; 0 takes everything again. */
    void refuseWith(int status) {
        refuseWith = status;
    }

    /** What later receipts say. */
    void receipts(String state) {
        receiptState = state;
    }

    /** Hangs up on everybody. */
    void hangUp() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    void close() {
        hangUp();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!threads.isShutdown()) {
            try {
                var session = listener.accept();
                threads.execute(() -> bind(session));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            session.waitForBind(5_000).accept("test-centre");
            sessions.add(session);
        } catch (IOException | TimeoutException | PDUStringException | IllegalStateException lost) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession session) throws ProcessRequestException {
        if (refuseWith != 0) {
            throw new ProcessRequestException("refused", refuseWith);
        }
        var payload = pdu.getOptionalParameter(Tag.MESSAGE_PAYLOAD.code());
        var isPayload = payload instanceof OptionalParameter.OctetString;
        received.add(new Sms(
                pdu.getDestAddress(),
                pdu.getDataCoding(),
                payload instanceof OptionalParameter.OctetString octets ? octets.getValue() : pdu.getShortMessage(),
                isPayload));
        var id = "sms-" + ids.incrementAndGet();
        // Before the answer: a receipt may be faster than our commit.
        receipt(session, pdu, id);
        receipt(session, pdu, id);
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    private void receipt(SMPPServerSession session, SubmitSm pdu, String id) {
        var text = "id:%s sub:001 dlvrd:001 submit date:2611240800 done date:2611240801 stat:%s err:000 text:"
                .formatted(id, receiptState);
        threads.execute(() -> {
            try {
                session.deliverShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        pdu.getDestAddress(),
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        pdu.getSourceAddr(),
                        new ESMClass(SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        DataCodings.ZERO,
                        text.getBytes(StandardCharsets.US_ASCII));
            } catch (Exception gone) {
                // The client has hung up; its test does not look at receipts.
                Thread.currentThread().isInterrupted();
            }
        });
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession session) throws ProcessRequestException {
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
        return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    /** The library would choose an address and a port itself. */
    private record Given(ServerSocket socket) implements ServerConnectionFactory {

        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) throws IOException {
            socket.setSoTimeout(timeout);
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
            return listen(port, timeout);
        }
    }
}
