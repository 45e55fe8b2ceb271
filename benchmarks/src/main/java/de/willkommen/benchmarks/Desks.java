package de.willkommen.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.benchmarks.load.CpuWatch;
import de.willkommen.benchmarks.load.HttpConnection;
import de.willkommen.benchmarks.load.Load;
import de.willkommen.benchmarks.load.Measured;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Clerks at the counters of {@link DeskOffices}: each calls the next, serves and finishes. */
final class Desks {

    private static final int PATIENCE = 20;
    private static final long BETWEEN_MILLIS = 250;

    private final URI server;
    private final List<String> tokens;
    private final int first;
    private final Called called;
    private final int patience;
    private final AtomicLong repeated;

    /**
     * Clerks at all counters.
     *
     * @param tokens one for each counter
     */
    Desks(URI server, List<String> tokens, Called called) {
        this(server, tokens, 0, called, 0, new AtomicLong());
    }

    private Desks(URI server, List<String> tokens, int first, Called called, int patience, AtomicLong repeated) {
        this.server = server;
        this.tokens = tokens;
        this.first = first;
        this.called = called;
        this.patience = patience;
        this.repeated = repeated;
    }

    /** Hears of every call that was answered, on the thread of its clerk. */
    @FunctionalInterface
    interface Called {

        /**
         * A call.
         *
         * @param number of the ticket
         * @param asked moment of {@link System#nanoTime} at which the clerk asked
         * @param answered the moment of the answer
         */
        void heard(String number, long asked, long answered);
    }

    /** Those at the counters of some offices alone. */
    Desks of(int fromOffice, int untilOffice) {
        var from = fromOffice * DeskOffices.COUNTERS;
        var some = tokens.subList(from, untilOffice * DeskOffices.COUNTERS);
        return new Desks(server, some, from, called, patience, repeated);
    }

    /** The same, who send a step again, with the same key, when it is not answered or with a 5xx: as the page does. */
    Desks patient() {
        return new Desks(server, tokens, first, called, PATIENCE, repeated);
    }

    /** How many steps were sent again. */
    long repeated() {
        return repeated.get();
    }

    /** All at once: each calls again as soon as the person before is served. */
    Measured work(Duration duration, CpuWatch cpu) throws Exception {
        return new Load(tokens.size(), Clerk::new).closedLoop(duration, cpu);
    }

    /** So many people a second. */
    Measured work(double perSecond, Duration duration, CpuWatch cpu) throws Exception {
        return new Load(tokens.size(), Clerk::new).paced(perSecond, duration, cpu);
    }

    private final class Clerk implements Load.Client {

        private final HttpConnection connection = new HttpConnection(server);
        private final String counter;
        private final String token;

        Clerk(int number) {
            counter = "D" + (first + number);
            token = tokens.get(number);
        }

        @Override
        public boolean once() throws Exception {
            var asked = System.nanoTime();
            var answer = post("/api/v1/counters/" + counter + "/next");
            var answered = System.nanoTime();
            if (answer.status() != 200) {
                return failed(answer);
            }
            var ticket = new ObjectMapper().readTree(answer.text());
            called.heard(ticket.path("number").asText(), asked, answered);
            var id = ticket.path("id").asText();
            return done(id, "start") && done(id, "finish");
        }

        private boolean done(String id, String step) throws IOException, InterruptedException {
            var answer = post("/api/v1/tickets/" + id + "/" + step);
            return answer.isOk() || failed(answer);
        }

        private static boolean failed(HttpConnection.Answer answer) {
            System.err.println(answer.status() + " " + answer.text());
            return false;
        }

        private HttpConnection.Answer post(String path) throws IOException, InterruptedException {
            var request = HttpConnection.request(
                    "POST",
                    path,
                    Map.of(
                            "Authorization",
                            "Bearer " + token,
                            "Accept-Language",
                            "de",
                            "Idempotency-Key",
                            UUID.randomUUID().toString()),
                    "");
            for (var left = patience; left > 0; left--) {
                try {
                    var answer = connection.ask(request);
                    if (answer.status() < 500) {
                        return answer;
                    }
                } catch (IOException broken) {
                    connection.close();
                }
                repeated.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            }
            return connection.ask(request);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
