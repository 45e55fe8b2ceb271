package de.willkommen.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Many readers of server-sent events on one thread. A reader whose connection ends comes back as a browser does, with the
 * last id it read, after the time the server named.
 */
public final class EventStreams implements AutoCloseable {

    /** What Chromium waits when the server names no time. */
    private static final Duration USUAL_RETRY = Duration.ofSeconds(3);

    private static final long SELECT_MILLIS = 20;

    private final InetSocketAddress server;
    private final int readers;
    private final Requests requests;
    private final Listener listener;
    private final Selector selector;
    private final Queue<Reader> toOpen = new ArrayDeque<>();
    private final AtomicInteger listening = new AtomicInteger();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Thread thread = new Thread(this::run, "event-streams");
    private volatile boolean running = true;

    /**
     * Begins to open so many streams.
     *
     * @param listener called on the thread of the readers
     */
    public EventStreams(URI server, int count, Requests requests, Listener listener) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
        this.requests = requests;
        this.listener = listener;
        this.selector = Selector.open();
        this.readers = count;
        for (var number = 0; number < count; number++) {
            toOpen.add(new Reader(number));
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when all streams are answered. */
    public void awaitAnswers() throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (listening.get() < readers) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only " + listening.get() + " of " + readers + " streams are answered");
            }
            TimeUnit.MILLISECONDS.sleep(SELECT_MILLIS);
        }
    }

    /** The request of a reader. */
    @FunctionalInterface
    public interface Requests {

        /** @param lastId absent at the first time */
        byte[] of(int reader, @Nullable String lastId);
    }

    /** Hears what all readers read. */
    public interface Listener {

        /** An event has been read whole at that moment of {@link System#nanoTime}. */
        void heard(int reader, ServerSentEvents.Event event, long at);

        /** The connection of a reader has ended. */
        default void ended(int reader, long at) {}
    }

    private void run() {
        try {
            while (running) {
                openSome();
                selector.select(SELECT_MILLIS);
                for (var key : selector.selectedKeys()) {
                    ((Reader) key.attachment()).ready(key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some at a time: nobody switches a thousand displays on in the same moment. */
    private void openSome() throws IOException {
        var now = System.nanoTime();
        for (var most = 20; most > 0 && !toOpen.isEmpty(); most--) {
            var reader = toOpen.remove();
            if (reader.opensAt - now <= 0) {
                reader.open();
            } else {
                toOpen.add(reader);
            }
        }
    }

    private final class Reader {

        private final int number;
        private ServerSentEvents events = new ServerSentEvents();
        private Duration retry = USUAL_RETRY;
        private @Nullable String lastId;
        private long opensAt = System.nanoTime();
        private boolean answered;

        Reader(int number) {
            this.number = number;
        }

        void open() throws IOException {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_CONNECT, this);
            channel.connect(server);
        }

        void ready(SelectionKey key) throws IOException {
            var channel = (SocketChannel) key.channel();
            try {
                if (key.isConnectable()) {
                    channel.finishConnect();
                    key.interestOps(SelectionKey.OP_READ);
                    channel.write(ByteBuffer.wrap(requests.of(number, lastId)));
                } else if (read(channel) < 0) {
                    ended(channel);
                }
            } catch (IOException broken) {
                ended(channel);
            }
        }

        private int read(SocketChannel channel) throws IOException {
            buffer.clear();
            var count = channel.read(buffer);
            var at = System.nanoTime();
            buffer.flip();
            for (var event : events.read(buffer)) {
                lastId = event.id() == null ? lastId : event.id();
                listener.heard(number, event, at);
            }
            if (!answered && events.isAnswered()) {
                answered = true;
                listening.incrementAndGet();
            }
            retry = events.retry().orElse(retry);
            return count;
        }

        private void ended(SocketChannel channel) throws IOException {
            channel.close();
            if (answered) {
                answered = false;
                listening.decrementAndGet();
            }
            events = new ServerSentEvents();
            opensAt = System.nanoTime() + retry.toNanos();
            toOpen.add(this);
            listener.ended(number, System.nanoTime());
        }
    }

    @Override
    public void close() throws IOException {
        running = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
