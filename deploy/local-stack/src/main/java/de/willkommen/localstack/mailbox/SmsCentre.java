package de.willkommen.localstack.mailbox;

import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.http.LocalHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;

/** An SMS centre (SMPP 3.4) that takes every message, sends receipts where asked, and shows what it took. */
public final class SmsCentre implements AutoCloseable {

    private static final long BIND_WITHIN_MILLIS = 5_000;

    private final SMPPServerSessionListener listener;
    private final LocalHttp http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "sms-centre");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final Account account;

    /** Who may bind. */
    public record Account(String systemId, String password) {}

    /**
     * Starts both servers.
     *
     * @param host the address to listen on
     * @param clock the real time
     */
    public SmsCentre(String host, int smppPort, int httpPort, Account account, Mailbox mailbox, Clock clock) {
        this.account = account;
        try {
            this.listener = new SMPPServerSessionListener(smppPort, new OneAddress(InetAddress.getByName(host)));
            listener.setMessageReceiverListener(new SmsRecorder(mailbox, clock, threads));
            this.http = new LocalHttp(host, httpPort, new MailboxSite("Received SMS", mailbox));
        } catch (IOException e) {
            throw new StackFailure(
                    "The SMS centre cannot listen on the ports %d and %d (%s)."
                            .formatted(smppPort, httpPort, e.getMessage()),
                    e);
        }
        threads.execute(this::acceptUntilClosed);
    }

    private void acceptUntilClosed() {
        while (true) {
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
            var request = session.waitForBind(BIND_WITHIN_MILLIS);
            if (!new Account(request.getSystemId(), request.getPassword()).equals(account)) {
                // The refused client closes the connection; closing it here could overtake the answer.
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            sessions.removeIf(known -> !known.getSessionState().isBound());
            sessions.add(session);
            request.accept("willkommen-sms");
        } catch (IOException | TimeoutException | PDUStringException | IllegalStateException lost) {
            session.close();
        }
    }

    @Override
    public void close() {
        http.close();
        try {
            listener.close();
        } catch (IOException e) {
            throw new StackFailure("The SMS centre cannot be closed (" + e.getMessage() + ").", e);
        } finally {
            sessions.forEach(SMPPServerSession::close);
            threads.shutdownNow();
        }
    }

    // The library listens on every address of the machine; ours must be reachable on one alone.
    private record OneAddress(InetAddress address) implements ServerConnectionFactory {

        private static final int QUEUE = 50;

        @Override
        public ServerConnection listen(int port) throws IOException {
            return new ServerSocketConnection(new ServerSocket(port, QUEUE, address));
        }

        @Override
        public ServerConnection listen(int port, int timeout) throws IOException {
            return listen(port, timeout, QUEUE);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
            var socket = new ServerSocket(port, backlog, address);
            socket.setSoTimeout(timeout);
            return new ServerSocketConnection(socket);
        }
    }
}
