package de.willkommen.localstack.mailbox;

import de.willkommen.localstack.process.Part;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A mail server or SMS centre as a part of the stack; it runs inside the launcher, where it costs next to nothing. */
public final class MailboxPart implements Part {

    private final String name;
    private final int port;
    private final Supplier<AutoCloseable> starter;
    private volatile @Nullable AutoCloseable server;

    /** @param port where its page is */
    public MailboxPart(String name, int port, Supplier<AutoCloseable> starter) {
        this.name = name;
        this.port = port;
        this.starter = starter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            server = starter.get();
        }
    }

    @Override
    public synchronized void stop() {
        var running = server;
        server = null;
        if (running != null) {
            try {
                running.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The same as {@link #stop}: it is not a process that could be killed. */
    @Override
    public void kill() {
        stop();
    }

    @Override
    public boolean running() {
        return server != null;
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public String log() {
        return "";
    }
}
