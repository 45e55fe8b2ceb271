package de.willkommen.queue.life;

import static de.willkommen.queue.life.QueueLifeRun.COUNTERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Many who do things at once, whether they make sense or not, and press twice: what is answered depends on who was first; that
 * nothing is there that must never be, does not.
 */
public final class QueueLifeCrowd {

    private static final int PEOPLE = 6;

    private final Stage stage;
    private final QueueLifeRecords records;
    private final ExecutorService threads;

    /** @param threads at least twice as many as there are people: everybody may press at two instances at once */
    public QueueLifeCrowd(Stage stage, ExecutorService threads) {
        this.stage = stage;
        this.records = new QueueLifeRecords(stage);
        this.threads = threads;
    }

    /** An empty house with a clerk at each counter. */
    public void open() {
        stage.open();
        for (var which = 0; which < COUNTERS.size(); which++) {
            stage.as(stage.clerks().get(which), which)
                    .body(Map.of())
                    .put("/api/v1/counters/" + COUNTERS.get(which) + "/session")
                    .then()
                    .statusCode(200);
        }
    }

    /** Everybody does so many things, always the same for a seed, as far as there is the same to be done. */
    public void mill(long seed, int things) throws InterruptedException, ExecutionException {
        var work = new ArrayList<Callable<Void>>();
        for (var one = 0; one < PEOPLE; one++) {
            var person = one;
            var random = new Random(seed * 100 + one);
            work.add(() -> {
                for (var thing = 0; thing < things; thing++) {
                    doAnything(random, person + thing);
                }
                return null;
            });
        }
        for (var done : threads.invokeAll(work, 2, TimeUnit.MINUTES)) {
            done.get();
        }
        records.assertRules();
    }

    /** One thing to be done, the same whenever and wherever it is sent. */
    private record Thing(boolean keyed, IntFunction<Response> at) {}

    private void doAnything(Random random, int instance) throws InterruptedException, ExecutionException {
        var thing = anything(random);
        if (!thing.keyed() || random.nextInt(3) > 0) {
            assertAnswered(thing.at().apply(instance));
            return;
        }
        var twice = IntStream.range(0, 2)
                .mapToObj(time -> CompletableFuture.supplyAsync(() -> thing.at().apply(instance + time), threads))
                .toList();
        var first = twice.get(0).get();
        var second = twice.get(1).get();
        assertAnswered(first);
        assertAnswered(second);
        if (first.statusCode() < 202 && second.statusCode() < 202) {
            assertThat(second.<String>path("id")).as("one key, one effect").isEqualTo(first.path("id"));
            assertThat(second.<Object>path("number")).isEqualTo(first.path("number"));
        }
    }

    private static void assertAnswered(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 422);
    }

    private Thing anything(Random random) {
        var which = random.nextInt(COUNTERS.size());
        var clerk = stage.clerks().get(random.nextInt(8) == 0 ? 4 : which);
        var counter = COUNTERS.get(which);
        return switch (random.nextInt(13)) {
            case 0, 1, 2 -> walkIn(random);
            case 3, 4, 5 -> keyed(at -> stage.as(clerk, at), "/api/v1/counters/" + counter + "/next", Map.of());
            case 6 -> session(clerk, counter, random.nextInt(4));
            default -> command(clerk, random);
        };
    }

    private Thing walkIn(Random random) {
        var services = List.of(QueueLifeRun.PERMIT, QueueLifeRun.PICKUP, QueueLifeRun.ADVICE);
        return keyed(
                stage::kiosk,
                "/api/v1/tickets",
                Map.of("office", stage.office(), "services", List.of(services.get(random.nextInt(3)))));
    }

    private Thing session(Stage.Clerk clerk, String counter, int how) {
        var path = "/api/v1/counters/" + counter;
        return new Thing(false, at -> switch (how) {
            case 0 -> stage.as(clerk, at).delete(path + "/session");
            case 1 -> stage.as(clerk, at).put(path + "/pause");
            case 2 -> stage.as(clerk, at).delete(path + "/pause");
            default -> stage.as(clerk, at).body(Map.of()).put(path + "/session");
        });
    }

    private Thing command(Stage.Clerk clerk, Random random) {
        var ids = records.rows("select id from ticket order by status_since desc, id limit 12");
        if (ids.isEmpty()) {
            return walkIn(random);
        }
        var ticket = ids.get(random.nextInt(ids.size())).get("id");
        var verb = List.of(
                        "start",
                        "start",
                        "finish",
                        "no-show",
                        "park",
                        "resume",
                        "transfer",
                        "take-over",
                        "undo",
                        "undo",
                        "call",
                        "recall")
                .get(random.nextInt(12));
        return keyed(at -> stage.as(clerk, at), "/api/v1/tickets/" + ticket + "/" + verb, bodyOf(verb, random));
    }

    private static Map<String, ?> bodyOf(String verb, Random random) {
        return switch (verb) {
            case "call" -> Map.of("reason", "Zug");
            case "transfer" ->
                random.nextBoolean()
                        ? Map.of("counter", COUNTERS.get(random.nextInt(COUNTERS.size())))
                        : Map.of("services", List.of(QueueLifeRun.ADVICE));
            default -> Map.of();
        };
    }

    private static Thing keyed(IntFunction<RequestSpecification> who, String path, Map<String, ?> body) {
        var key = UUID.randomUUID();
        return new Thing(
                true,
                at -> who.apply(at).header("Idempotency-Key", key).body(body).post(path));
    }
}
