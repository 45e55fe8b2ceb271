package de.willkommen.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that behaves badly at one point of the conversation. */
final class RudeMailServer implements AutoCloseable {

    /** Where it misbehaves. */
    enum Manners {
        HANGS_UP_BEFORE_THE_TEXT,
        HANGS_UP_AFTER_THE_DOT,
        IS_BUSY_AFTER_THE_DOT,
        KNOWS_NOBODY
    }

    private final ServerSocket socket;
    private final Manners manners;
    private final AtomicInteger dots = new AtomicInteger();
    private final AtomicInteger conversations = new AtomicInteger();

    RudeMailServer(int port, Manners manners) {
        this.manners = manners;
        try {
            socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "rude-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many mails were sent to the end. */
    int dots() {
        return dots.get();
    }

    int conversations() {
        return conversations.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                conversations.incrementAndGet();
                converse(client);
            } catch (IOException gone) {
                // The client or the test has ended it.
                continue;
            }
        }
    }

    private void converse(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, "220 rude.example");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.substring(0, Math.min(4, line.length()));
            switch (command) {
                case "RCPT" -> say(client, manners == Manners.KNOWS_NOBODY ? "550 nobody here" : "250 ok");
                case "DATA" -> {
                    if (manners == Manners.HANGS_UP_BEFORE_THE_TEXT) {
                        return;
                    }
                    say(client, "354 go on");
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    dots.incrementAndGet();
                    if (manners == Manners.HANGS_UP_AFTER_THE_DOT) {
                        return;
                    }
                    say(client, "451 busy");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> say(client, "250 ok");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
