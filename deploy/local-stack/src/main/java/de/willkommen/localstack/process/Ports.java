package de.willkommen.localstack.process;

import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The port of every part: the usual one, one somebody chose, or a free one. */
public final class Ports {

    // Below the range from which the kernel gives ports to outgoing connections, so that a port found free stays free.
    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;

    private final Map<Endpoint, Integer> chosen = new EnumMap<>(Endpoint.class);
    private final Set<Integer> given = new HashSet<>();

    private Ports() {}

    /**
     * @param free whether everything not named in {@code wishes} gets any free port instead of its usual one
     */
    public static Ports choose(boolean free, Map<Endpoint, Integer> wishes) {
        var ports = new Ports();
        ports.given.addAll(wishes.values());
        for (var endpoint : Endpoint.values()) {
            var wish = wishes.get(endpoint);
            ports.chosen.put(endpoint, wish != null ? wish : free ? ports.another() : endpoint.usual());
        }
        ports.given.addAll(ports.chosen.values());
        return ports;
    }

    public int of(Endpoint endpoint) {
        return chosen.getOrDefault(endpoint, endpoint.usual());
    }

    /** A free port that nobody else was given by this object. */
    public synchronized int another() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE);
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
        throw new StackFailure("No free port was found between " + LOWEST_FREE + " and " + HIGHEST_FREE + ".");
    }

    /**
     * Looks before anything is started.
     *
     * @throws StackFailure naming the port, what it is for, and how to choose another
     */
    public void requireFree(Collection<Endpoint> needed) {
        for (var endpoint : needed) {
            int port = of(endpoint);
            if (!isFree(port)) {
                throw new StackFailure(
                        ("Port %d, meant for %s, is taken by another program: end that program, or choose"
                                        + " another port with --port.%s=<number> (make run ARGS=--port.%s=<number>).")
                                .formatted(port, endpoint.purpose(), endpoint.option(), endpoint.option()));
            }
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
