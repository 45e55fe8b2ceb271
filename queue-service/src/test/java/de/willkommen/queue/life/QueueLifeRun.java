package de.willkommen.queue.life;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.life.QueueLifeModel.Answer;
import de.willkommen.queue.life.QueueLifeModel.Booking;
import de.willkommen.queue.life.QueueLifeModel.Opened;
import de.willkommen.queue.life.QueueLifeModel.Sheet;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a day, over HTTP and in the model, and compares what both have come to; each at the next instance. */
public final class QueueLifeRun {

    static final String PERMIT = "residence-permit";
    static final String PICKUP = "residence-card-pickup";
    static final String ADVICE = "naturalisation-advice";
    static final List<String> COUNTERS = List.of("101", "102", "103", "201");

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final List<String> RESIDENCE = List.of(PERMIT, PICKUP);
    private static final int ADVISER = 3;

    private static final Map<String, List<String>> COUNTER_DOES =
            Map.of("101", RESIDENCE, "102", RESIDENCE, "103", RESIDENCE, "201", List.of(ADVICE));

    private static final List<List<String>> LANGUAGES =
            List.of(List.of("de", "en"), List.of("de", "ar"), List.of("de", "en"), List.of("de", "ar"), List.of("de"));

    /** What is often taken back at once. */
    private static final Set<QueueLifeStep.Kind> MISCLICKS = Set.of(
            QueueLifeStep.Kind.CALL,
            QueueLifeStep.Kind.FINISH,
            QueueLifeStep.Kind.NO_SHOW,
            QueueLifeStep.Kind.PARK,
            QueueLifeStep.Kind.RESUME,
            QueueLifeStep.Kind.TRANSFER,
            QueueLifeStep.Kind.TAKE_OVER);

    private final Stage stage;
    private final QueueLifeModel model;
    private final QueueLifeRecords records;
    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> refused = new TreeSet<>();
    private final List<Repeatable> repeatable = new ArrayList<>();
    private int instance;

    /** One sequence in an empty house. */
    public QueueLifeRun(Stage stage) {
        this.stage = stage;
        stage.open();
        model = new QueueLifeModel(stage.now());
        records = new QueueLifeRecords(stage);
    }

    /** A command that had an effect, to be sent once more at another instance. */
    private record Repeatable(
            Instant at, int status, @Nullable String id, IntFunction<Response> again) {}

    /** When the day ends that goes on at this moment. */
    public static Instant closingAfter(Instant now) {
        var closing = now.atZone(ZONE).with(LocalTime.of(22, 0));
        return (now.isBefore(closing.toInstant()) ? closing : closing.plusDays(1)).toInstant();
    }

    /** The ways tickets went, such as {@code CALLED -> SERVING START}. */
    public Set<String> edges() {
        return model.edges;
    }

    /** The commands that did what they were asked, as the interface names them. */
    public Set<String> succeeded() {
        return succeeded;
    }

    /** The commands that were refused because of what the queue was like. */
    public Set<String> refused() {
        return refused;
    }

    /** Takes a step and looks at everything afterwards. */
    public void take(QueueLifeStep step) {
        model.now = stage.now();
        keepClearOfMoments();
        walk(step);
        compare();
        records.assertRules();
    }

    private void walk(QueueLifeStep step) {
        switch (step.kind()) {
            case BOOK ->
                stage.book(step.how())
                        .ifPresent(made ->
                                model.bookings.add(new Booking(made.id().toString(), made.reference(), made.start())));
            case CHECK_IN -> checkIn(step);
            case WALK_IN -> walkIn(step);
            case SIGN_ON -> signOn(step);
            case SIGN_OFF -> signOff(step);
            case PAUSE, GO_ON -> pause(step);
            case NEXT -> next(step);
            case WAIT -> await(step.how());
            case NIGHT -> nightFalls(step);
            case AGAIN -> again(step);
            case CANCEL_BOOKING -> cancelBooking(step);
            default ->
                about(step).ifPresent(sheet -> {
                    command(step, sheet);
                    if (MISCLICKS.contains(step.kind()) && step.who() % 3 == 0) {
                        command(
                                new QueueLifeStep(QueueLifeStep.Kind.UNDO, step.which(), step.who(), step.how()),
                                sheet);
                    }
                });
        }
    }

    private Optional<Booking> booking(QueueLifeStep step) {
        return model.bookings.isEmpty()
                ? Optional.empty()
                : Optional.of(model.bookings.get(step.which() % model.bookings.size()));
    }

    private void checkIn(QueueLifeStep step) {
        booking(step).ifPresent(booking -> {
            tick();
            var expected = model.checkIn(booking);
            var scanned = step.how() % 2 == 0 ? "qr" : "reference";
            var answer = say(
                    step.who() % 3 == 0 ? by(clerk(step)) : stage::kiosk,
                    "/api/v1/check-ins",
                    Map.of("office", stage.office(), scanned, booking.reference),
                    expected);
            if (expected.status() == 201) {
                opened(answer, new Opened("", "", List.of(PERMIT), "ar", false, booking));
            } else if (expected.status() == 200) {
                assertThat(answer.<String>path("id"))
                        .isEqualTo(model.ofBooking(booking).orElseThrow().id);
            }
        });
    }

    /** At the kiosk, at a desk, or with a phone that shows whether its owner waits already. */
    private void walkIn(QueueLifeStep step) {
        tick();
        var services = List.of(
                        List.of(PERMIT),
                        List.of(PICKUP),
                        List.of(ADVICE),
                        List.of(PERMIT, PICKUP),
                        List.of(PERMIT, ADVICE))
                .get(step.which() % 21 / 5);
        var language = List.of("de", "ar", "en").get(step.who() % 3);
        var needs = step.how() % 5 == 0;
        var wish = new java.util.HashMap<String, Object>(Map.of(
                "office",
                stage.office(),
                "services",
                services,
                "language",
                language,
                "accessNeeds",
                needs ? List.of("seat") : List.of()));
        var from =
                switch (step.how() % 3) {
                    case 0 -> by(clerk(step));
                    case 1 -> withPhone(step, wish);
                    default -> (IntFunction<RequestSpecification>) stage::kiosk;
                };
        var answer = say(from, "/api/v1/tickets", wish, model.mayOpen(services, (String) wish.get("ticket")));
        if (answer.statusCode() == 201) {
            opened(answer, new Opened("", "", services, language, needs, null));
        }
    }

    private IntFunction<RequestSpecification> withPhone(QueueLifeStep step, Map<String, Object> wish) {
        wish.put(
                "lobbyCode",
                by(stage.clerks().get(0))
                        .apply(instance)
                        .get("/api/v1/offices/" + stage.office() + "/lobby-code")
                        .path("code"));
        var earlier = model.sheets.stream()
                .filter(sheet -> step.which() % 2 == 0)
                .skip(model.sheets.isEmpty() ? 0 : step.who() % model.sheets.size())
                .findFirst();
        earlier.ifPresent(sheet -> wish.put("ticket", sheet.id));
        return at -> earlier.map(sheet -> stage.anybody(at).header("Ticket-Token", sheet.token))
                .orElseGet(() -> stage.anybody(at));
    }

    private void opened(Response answer, Opened known) {
        var id = answer.<String>path("id");
        if (!stage.timeStandsStill()) {
            model.now = Instant.parse(
                    stage.rows("select to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as at"
                                    + " from ticket where id = '" + id + "'")
                            .get(0)
                            .get("at"));
        }
        var sheet = model.open(new Opened(
                id, answer.path("token"), known.services(), known.language(), known.needs(), known.booking()));
        assertThat(answer.<String>path("number")).isEqualTo(sheet.number);
    }

    /** No two arrive at the same moment. */
    private void tick() {
        moveTo(model.now.plusMillis(1));
    }

    private void moveTo(Instant moment) {
        stage.moveTo(moment);
        model.now = stage.now();
    }

    /** Where time goes on, nothing is tried at the very moment at which its answer changes. */
    private void keepClearOfMoments() {
        if (!stage.timeStandsStill()) {
            model.moments()
                    .filter(moment -> Duration.between(moment, model.now).abs().toMillis() < 1_000)
                    .max(Instant::compareTo)
                    .ifPresent(moment -> moveTo(moment.plusSeconds(1)));
        }
    }

    private void signOn(QueueLifeStep step) {
        var which = step.who() % stage.clerks().size();
        var clerk = stage.clerks().get(which);
        var counter = step.how() % 3 == 0
                ? COUNTERS.get(step.which() % COUNTERS.size())
                : COUNTERS.get(which % COUNTERS.size());
        var skills = which == ADVISER ? List.of(ADVICE) : RESIDENCE;
        var narrow = step.how() % 4 == 1;
        var asked = narrow ? skills.subList(0, 1) : skills;
        var served = asked.stream().filter(COUNTER_DOES.get(counter)::contains).toList();
        say(
                Method.PUT,
                by(clerk),
                "/api/v1/counters/{id}/session",
                counter,
                narrow ? Map.of("services", asked) : Map.of(),
                model.signOn(counter, clerk.subject(), served, LANGUAGES.get(which)));
    }

    private void signOff(QueueLifeStep step) {
        var clerk = clerk(step);
        var counter = ownOrAny(step, clerk, 4);
        say(
                Method.DELETE,
                by(clerk),
                "/api/v1/counters/{id}/session",
                counter,
                null,
                model.signOff(counter, clerk.subject(), clerk.lead()));
    }

    private void pause(QueueLifeStep step) {
        var clerk = clerk(step);
        var counter = ownOrAny(step, clerk, 5);
        var pausing = step.kind() == QueueLifeStep.Kind.PAUSE;
        say(
                pausing ? Method.PUT : Method.DELETE,
                by(clerk),
                "/api/v1/counters/{id}/pause",
                counter,
                null,
                model.pause(counter, clerk.subject(), pausing));
    }

    private String ownOrAny(QueueLifeStep step, Stage.Clerk clerk, int oneIn) {
        return step.how() % oneIn == 0
                ? COUNTERS.get(step.which() % COUNTERS.size())
                : model.deskOf(clerk.subject()).orElse(COUNTERS.get(0));
    }

    private void next(QueueLifeStep step) {
        var clerk = clerk(step);
        var counter = ownOrAny(step, clerk, 8);
        var free = model.free(counter, clerk.subject());
        var first = free.equals(Answer.DONE) ? model.first(counter) : Optional.<Sheet>empty();
        var expected = free.equals(Answer.DONE) && first.isEmpty() ? new Answer(204, null) : free;
        var answer = say(Method.POST, by(clerk), "/api/v1/counters/{id}/next", counter, null, expected);
        first.ifPresent(sheet -> {
            assertThat(answer.<String>path("number")).isEqualTo(sheet.number);
            assertThat(answer.<String>path("id")).isEqualTo(sheet.id);
            assertThat(answer.<String>path("reasonCode")).isEqualTo(model.reason(sheet, counter));
            model.called(sheet, counter);
        });
    }

    /** Most steps are tried on tickets they suit. */
    private Optional<Sheet> about(QueueLifeStep step) {
        var suited = Map.of(
                QueueLifeStep.Kind.CALL, Set.of("WAITING", "TRANSFERRED"),
                QueueLifeStep.Kind.RECALL, Set.of("CALLED"),
                QueueLifeStep.Kind.START, Set.of("CALLED"),
                QueueLifeStep.Kind.NO_SHOW, Set.of("CALLED"),
                QueueLifeStep.Kind.FINISH, Set.of("SERVING"),
                QueueLifeStep.Kind.PARK, Set.of("CALLED", "SERVING"),
                QueueLifeStep.Kind.TRANSFER, Set.of("CALLED", "SERVING"),
                QueueLifeStep.Kind.TAKE_OVER, Set.of("CALLED", "SERVING"),
                QueueLifeStep.Kind.LEAVE, Set.of("PARKED", "TRANSFERRED"),
                QueueLifeStep.Kind.RESUME, Set.of("PARKED"));
        var those = model.sheets.stream()
                .filter(sheet -> step.how() % 8 > 0
                        && suited.getOrDefault(step.kind(), Set.of()).contains(sheet.status.name()))
                .toList();
        var recent = model.sheets.stream()
                .filter(sheet -> step.kind() == QueueLifeStep.Kind.UNDO && step.how() % 4 > 0)
                .filter(sheet -> !sheet.since.isBefore(model.now.minusSeconds(61)) && sheet.revision > 1)
                .toList();
        return Stream.of(those, recent, model.sheets)
                .filter(sheets -> !sheets.isEmpty())
                .findFirst()
                .map(sheets -> sheets.get(step.which() % sheets.size()));
    }

    private void command(QueueLifeStep step, Sheet sheet) {
        var clerk = inHand(step, sheet);
        var subject = clerk.subject();
        var lead = clerk.lead();
        switch (step.kind()) {
            case CALL -> {
                var chooser = stage.clerks().get(0);
                var why = Map.of("reason", "Zug um zehn");
                about(sheet, chooser, "call", why, model.callOutOfTurn(sheet, chooser.subject()));
            }
            case RECALL -> {
                if (sheet.lastCalled != null && step.how() % 3 > 0) {
                    await(Stream.of(sheet.lastCalled.plusSeconds(30)));
                }
                about(sheet, clerk, "recall", Map.of(), model.recall(sheet, subject, lead));
            }
            case START -> about(sheet, clerk, "start", Map.of(), model.start(sheet, subject, lead));
            case FINISH -> about(sheet, clerk, "finish", Map.of(), model.finish(sheet, subject, lead));
            case NO_SHOW -> about(sheet, clerk, "no-show", Map.of(), model.miss(sheet, subject, lead));
            case PARK -> about(sheet, clerk, "park", Map.of(), model.park(sheet, subject, lead));
            case RESUME -> about(sheet, clerk, "resume", Map.of(), model.resume(sheet, subject, lead));
            case TRANSFER -> transfer(step, sheet, clerk);
            case TAKE_OVER -> {
                var colleague = free(step).orElseGet(() -> clerk(step));
                about(sheet, colleague, "take-over", Map.of(), model.takeOver(sheet, colleague.subject()));
            }
            case UNDO -> about(sheet, clerk, "undo", Map.of(), model.undo(sheet, subject, lead));
            case LEAVE -> say(Method.POST, by(sheet), "/api/v1/tickets/{id}/leave", sheet.id, null, model.leave(sheet));
            case LEAVE_NUMBER ->
                say(
                        Method.PUT,
                        by(sheet),
                        "/api/v1/tickets/{id}/contact",
                        sheet.id,
                        Map.of("phone", "+4915112345678"),
                        model.leaveNumber(sheet));
            case STRANGER -> stranger(step, sheet);
            default -> throw new IllegalStateException(step.toString());
        }
    }

    private void about(Sheet sheet, Stage.Clerk clerk, String verb, Map<String, ?> body, Answer expected) {
        say(Method.POST, by(clerk), "/api/v1/tickets/{id}/" + verb, sheet.id, body, expected);
    }

    private void transfer(QueueLifeStep step, Sheet sheet, Stage.Clerk clerk) {
        var counter = step.who() % 2 == 0 ? COUNTERS.get(step.how() % COUNTERS.size()) : null;
        var services = counter == null ? List.of(List.of(PERMIT, PICKUP, ADVICE).get(step.how() % 3)) : null;
        var body = counter == null ? Map.of("services", services) : Map.of("counter", counter);
        about(sheet, clerk, "transfer", body, model.transfer(sheet, clerk.subject(), clerk.lead(), services, counter));
    }

    private void stranger(QueueLifeStep step, Sheet sheet) {
        var verb = List.of("recall", "start", "finish", "no-show", "park", "resume", "take-over", "undo")
                .get(step.how() % 8);
        var answer =
                stage.stranger(step.how(), instance).body(Map.of()).post("/api/v1/tickets/" + sheet.id + "/" + verb);
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private Stage.Clerk clerk(QueueLifeStep step) {
        var signedOn = stage.clerks().stream()
                .filter(clerk ->
                        step.how() % 6 > 0 && model.deskOf(clerk.subject()).isPresent())
                .toList();
        var clerks = signedOn.isEmpty() ? stage.clerks() : signedOn;
        return clerks.get(step.who() % clerks.size());
    }

    /** Mostly somebody who has nobody. */
    private Optional<Stage.Clerk> free(QueueLifeStep step) {
        var free = stage.clerks().stream()
                .filter(clerk -> step.how() % 6 > 0
                        && model.deskOf(clerk.subject())
                                .filter(counter -> model.at(counter).isEmpty())
                                .isPresent())
                .toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(step.who() % free.size()));
    }

    /** Mostly whoever has the person. */
    private Stage.Clerk inHand(QueueLifeStep step, Sheet sheet) {
        return stage.clerks().stream()
                .filter(clerk -> step.how() % 7 > 0)
                .filter(clerk -> sheet.counter != null
                        && model.deskOf(clerk.subject())
                                .filter(sheet.counter::equals)
                                .isPresent())
                .findFirst()
                .orElseGet(() -> clerk(step));
    }

    /** Where appointments are real, one whose owner checked in is cancelled by nobody. */
    private void cancelBooking(QueueLifeStep step) {
        booking(step)
                .filter(booking -> !booking.cancelled)
                .filter(booking ->
                        stage.timeStandsStill() || model.sheets.stream().noneMatch(sheet -> sheet.booking == booking))
                .ifPresent(booking -> {
                    stage.cancel(new Stage.Appointment(UUID.fromString(booking.id), booking.reference, booking.start));
                    model.cancel(booking);
                });
    }

    /** Time passes: a little, or to one of the moments at which something changes. */
    private void await(int how) {
        var moments =
                switch (how % 10) {
                    case 0 -> Stream.of(model.now.plusSeconds(1));
                    case 1 -> Stream.of(model.now.plusSeconds(29));
                    case 2 -> Stream.of(model.now.plusSeconds(30));
                    case 3 -> model.sheets.stream().map(sheet -> sheet.since.plusSeconds(60));
                    case 4 ->
                        model.sheets.stream()
                                .map(sheet -> sheet.since.plusSeconds(60).plusMillis(1));
                    case 5 -> model.bookings.stream().map(booking -> booking.start.minus(Duration.ofMinutes(60)));
                    case 6 -> model.bookings.stream().map(booking -> booking.start.plus(Duration.ofMinutes(15)));
                    case 7 -> Stream.of(model.now.plus(Duration.ofMinutes(17)));
                    case 8 ->
                        Stream.of(closingAfter(model.now).plus(Duration.ofHours(10)))
                                .filter(then -> how % 3 == 0);
                    default -> Stream.of(model.now.plus(Duration.ofMinutes(4)));
                };
        await(moments);
    }

    private void await(Stream<Instant> moments) {
        moments.filter(moment -> moment.isAfter(model.now))
                .min(Instant::compareTo)
                .ifPresent(this::moveTo);
    }

    private void nightFalls(QueueLifeStep step) {
        if (stage.timeStandsStill()) {
            if (step.how() % 2 == 0) {
                moveTo(closingAfter(model.now));
            }
            endDays(model.lastClosing());
        }
    }

    /** Everything opened before that moment gets its outcome. */
    public void endDays(Instant closing) {
        stage.nightFalls(closing);
        model.night(closing);
        compare();
        records.assertRules();
        records.assertEverybodyHasAnOutcome(closing);
    }

    /** A command of the last day, sent once more with its key to another instance: the same answer, and nothing happens. */
    private void again(QueueLifeStep step) {
        var those = repeatable.stream()
                .filter(each -> each.at().plus(Duration.ofDays(1)).isAfter(model.now))
                .toList();
        if (!those.isEmpty()) {
            var first = those.get(step.which() % those.size());
            var answer = first.again().apply(++instance);
            assertThat(answer.statusCode()).isEqualTo(first.status());
            assertThat(answer.<String>path("id")).isEqualTo(first.id());
        }
    }

    private IntFunction<RequestSpecification> by(Stage.Clerk clerk) {
        return at -> stage.as(clerk, at);
    }

    private IntFunction<RequestSpecification> by(Sheet visitor) {
        return at -> stage.anybody(at).header("Ticket-Token", visitor.token);
    }

    private Response say(
            IntFunction<RequestSpecification> who, String path, @Nullable Map<String, ?> body, Answer expected) {
        return say(Method.POST, who, path, "", body, expected);
    }

    /** Sends a command to the next instance and looks whether the answer is the one expected. */
    private Response say(
            Method method,
            IntFunction<RequestSpecification> who,
            String path,
            String id,
            @Nullable Map<String, ?> body,
            Answer expected) {
        var key = UUID.randomUUID();
        IntFunction<Response> call = at -> {
            var request = method == Method.POST ? who.apply(at).header("Idempotency-Key", key) : who.apply(at);
            return (body == null ? request : request.body(body)).request(method, path.replace("{id}", id));
        };
        var first = instance++;
        var answer = call.apply(first);
        if (method == Method.POST && answer.statusCode() < 202) {
            repeatable.add(new Repeatable(model.now, answer.statusCode(), answer.path("id"), again(call, first)));
        }
        var type = answer.statusCode() < 400 ? "" : problem(answer);
        assertThat(answer.statusCode() + " " + type)
                .as("%s %s", method, path)
                .isEqualTo(expected.status() + " " + (expected.type() == null ? "" : expected.type()));
        (expected.type() == null ? succeeded : refused).add(method + " " + path);
        return answer;
    }

    /** Anywhere but where it was sent first, where there is another. */
    private static IntFunction<Response> again(IntFunction<Response> call, int first) {
        return at -> call.apply(first + 1);
    }

    private static String problem(Response answer) {
        var type = answer.<String>path("type");
        return type.substring(type.indexOf('#') + 1);
    }

    private void compare() {
        assertThat(records.storedTickets()).isEqualTo(texts(records::ticket));
        assertThat(records.storedStays()).isEqualTo(texts(records::stays));
        assertThat(records.storedEvents()).isEqualTo(texts(sheet -> String.join(", ", sheet.events)));
        assertThat(records.storedDisplay()).isEqualTo(model.display);
        assertThat(records.storedDesks())
                .isEqualTo(model.desks.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, desk -> records.desk(desk.getValue()))));
    }

    private Map<String, String> texts(Function<Sheet, String> text) {
        return model.sheets.stream().collect(Collectors.toMap(sheet -> sheet.id, text));
    }
}
