package de.willkommen.queue.ticket;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.PICKUP;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.events.BookingChanged;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import de.willkommen.queue.closing.Night;
import de.willkommen.queue.ticket.QueueLifeModel.Answer;
import de.willkommen.queue.ticket.QueueLifeModel.Booking;
import de.willkommen.queue.ticket.QueueLifeModel.Opened;
import de.willkommen.queue.ticket.QueueLifeModel.Sheet;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a day, over HTTP and in the model, and compares what both have come to. */
abstract class QueueLifeRuns extends QueueLifeRecords {

    static final List<String> COUNTERS = List.of("101", "102", "103", "201");

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Where each sits by habit; the first may choose, the second speaks Arabic, the last advises. */
    static final List<Person> CLERKS =
            List.of(Person.chooser(1), Person.clerk(2), Person.clerk(3), Person.clerk(5), Person.lead());

    private static final Map<String, List<String>> COUNTER_DOES =
            Map.of("101", House.RESIDENCE, "102", House.RESIDENCE, "103", House.RESIDENCE, "201", List.of(ADVICE));

    private static final List<List<String>> LANGUAGES =
            List.of(List.of("de", "en"), List.of("de", "ar"), List.of("de", "en"), List.of("de", "ar"), List.of("de"));

    @Inject
    Night night;

    /** An empty house in which the second clerk speaks Arabic. */
    final void openHouse() {
        house.open();
        house.staff(2, "residence", House.RESIDENCE, LANGUAGES.get(1), 2);
    }

    static Instant closingAfter(Instant now) {
        var closing = now.atZone(ZONE).with(LocalTime.of(22, 0));
        return (now.isBefore(closing.toInstant()) ? closing : closing.plusDays(1)).toInstant();
    }

    /** One sequence in an empty house. */
    final class Run {

        final QueueLifeModel model;
        final Set<String> refusals = new HashSet<>();
        private final List<Repeatable> repeatable = new ArrayList<>();

        Run() {
            openHouse();
            model = new QueueLifeModel(clock.instant());
        }

        /** A command that had an effect, to be sent once more. */
        private record Repeatable(Instant at, int status, String id, Supplier<Response> again) {}

        /** Takes a step and looks at everything afterwards. */
        void take(QueueLifeStep step) {
            walk(step);
            compare();
            assertRules();
        }

        private void walk(QueueLifeStep step) {
            switch (step.kind()) {
                case BOOK -> book(step);
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
                default -> about(step).ifPresent(sheet -> command(step, sheet));
            }
        }

        private void book(QueueLifeStep step) {
            var inMinutes = List.of(-14, -5, 0, 3, 10, 30, 59, 61, 24 * 60).get(step.how() % 9);
            var reference = "MD-%04dXX%02d".formatted(model.bookings.size(), step.which() % 100);
            var booked = house.booked(reference, inMinutes);
            model.bookings.add(new Booking(booked.id().toString(), reference, booked.start()));
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
                var body = Map.of("office", House.OFFICE, "reference", booking.reference);
                var answer = send(Person.kiosk(), "/api/v1/check-ins", body);
                compare(answer, expected);
                if (expected.status() == 201) {
                    opened(answer, new Opened("", "", List.of(PERMIT), "ar", false, booking));
                } else if (expected.status() == 200) {
                    assertThat(answer.<String>path("id"))
                            .isEqualTo(model.ofBooking(booking).orElseThrow().id);
                }
            });
        }

        private void walkIn(QueueLifeStep step) {
            tick();
            var services = List.of(List.of(PERMIT), List.of(PICKUP), List.of(ADVICE), List.of(PERMIT, PICKUP))
                    .get(step.which() % 4);
            var language = List.of("de", "ar", "en").get(step.who() % 3);
            var needs = step.how() % 5 == 0;
            var wish = Map.of(
                    "office",
                    House.OFFICE,
                    "services",
                    services,
                    "language",
                    language,
                    "accessNeeds",
                    needs ? List.of("seat") : List.of());
            var answer = send(Person.kiosk(), "/api/v1/tickets", wish);
            compare(answer, new Answer(201, null));
            opened(answer, new Opened("", "", services, language, needs, null));
        }

        private void opened(Response answer, Opened known) {
            var sheet = model.open(new Opened(
                    answer.path("id"),
                    answer.path("token"),
                    known.services(),
                    known.language(),
                    known.needs(),
                    known.booking()));
            assertThat(answer.<String>path("number")).isEqualTo(sheet.number);
        }

        /** No two arrive at the same moment. */
        private void tick() {
            moveTo(model.now.plusMillis(1));
        }

        private void moveTo(Instant moment) {
            model.now = moment;
            clock.set(moment);
        }

        private void signOn(QueueLifeStep step) {
            var which = step.who() % CLERKS.size();
            var clerk = CLERKS.get(which);
            var counter = step.how() % 3 == 0
                    ? COUNTERS.get(step.which() % COUNTERS.size())
                    : COUNTERS.get(which % COUNTERS.size());
            var skills = which == 3 ? List.of(ADVICE) : House.RESIDENCE;
            var narrow = step.how() % 4 == 1;
            var asked = narrow ? skills.subList(0, 1) : skills;
            var served =
                    asked.stream().filter(COUNTER_DOES.get(counter)::contains).toList();
            var answer = house.as(clerk)
                    .body(narrow ? Map.of("services", asked) : Map.of())
                    .put("/api/v1/counters/" + counter + "/session");
            compare(answer, model.signOn(counter, clerk.subject(), served, LANGUAGES.get(which)));
        }

        private void signOff(QueueLifeStep step) {
            var clerk = clerk(step);
            var counter = step.how() % 4 == 0
                    ? COUNTERS.get(step.which() % COUNTERS.size())
                    : model.deskOf(clerk.subject()).orElse("104");
            var answer = house.as(clerk).delete("/api/v1/counters/" + counter + "/session");
            compare(answer, model.signOff(counter, clerk.subject(), isLead(clerk)));
        }

        private void pause(QueueLifeStep step) {
            var clerk = clerk(step);
            var counter = step.how() % 5 == 0
                    ? COUNTERS.get(step.which() % COUNTERS.size())
                    : model.deskOf(clerk.subject()).orElse("104");
            var pausing = step.kind() == QueueLifeStep.Kind.PAUSE;
            var path = "/api/v1/counters/" + counter + "/pause";
            var answer = pausing ? house.as(clerk).put(path) : house.as(clerk).delete(path);
            compare(answer, model.pause(counter, clerk.subject(), pausing));
        }

        private void next(QueueLifeStep step) {
            var clerk = clerk(step);
            var own = model.deskOf(clerk.subject());
            var counter = step.how() % 8 == 0 ? COUNTERS.get(step.which() % COUNTERS.size()) : own.orElse("101");
            var answer = send(clerk, "/api/v1/counters/" + counter + "/next", null);
            var free = model.free(counter, clerk.subject());
            if (!free.equals(Answer.DONE)) {
                compare(answer, free);
                return;
            }
            var first = model.first(counter);
            compare(answer, new Answer(first.isPresent() ? 200 : 204, null));
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
            var lead = isLead(clerk);
            var path = "/api/v1/tickets/" + sheet.id + "/";
            switch (step.kind()) {
                case CALL -> {
                    var chooser = CLERKS.get(0);
                    compare(
                            send(chooser, path + "call", Map.of("reason", "Zug um zehn")),
                            model.callOutOfTurn(sheet, chooser.subject()));
                }
                case RECALL -> compare(send(clerk, path + "recall", Map.of()), model.recall(sheet, subject, lead));
                case START -> compare(send(clerk, path + "start", Map.of()), model.start(sheet, subject, lead));
                case FINISH -> compare(send(clerk, path + "finish", Map.of()), model.finish(sheet, subject, lead));
                case NO_SHOW -> compare(send(clerk, path + "no-show", Map.of()), model.miss(sheet, subject, lead));
                case PARK -> compare(send(clerk, path + "park", Map.of()), model.park(sheet, subject, lead));
                case RESUME -> compare(send(clerk, path + "resume", Map.of()), model.resume(sheet, subject, lead));
                case TRANSFER -> transfer(step, sheet, clerk);
                case TAKE_OVER -> {
                    var colleague = clerk(step);
                    compare(send(colleague, path + "take-over", Map.of()), model.takeOver(sheet, colleague.subject()));
                }
                case UNDO -> compare(send(clerk, path + "undo", Map.of()), model.undo(sheet, subject, lead));
                case LEAVE ->
                    compare(
                            house.anybody().header("Ticket-Token", sheet.token).post(path + "leave"),
                            model.leave(sheet));
                case STRANGER -> stranger(step, path);
                default -> throw new IllegalStateException(step.toString());
            }
        }

        private void transfer(QueueLifeStep step, Sheet sheet, Person clerk) {
            var counter = step.who() % 2 == 0 ? COUNTERS.get(step.how() % COUNTERS.size()) : null;
            var services =
                    counter == null ? List.of(List.of(PERMIT, PICKUP, ADVICE).get(step.how() % 3)) : null;
            var body = counter == null ? Map.of("services", services) : Map.of("counter", counter);
            compare(
                    send(clerk, "/api/v1/tickets/" + sheet.id + "/transfer", body),
                    model.transfer(sheet, clerk.subject(), isLead(clerk), services, counter));
        }

        private void stranger(QueueLifeStep step, String path) {
            var clerk = CLERKS.get(step.who() % CLERKS.size());
            var stranger = step.how() % 2 == 0 ? clerk.inOtherOffice() : clerk.inOtherAuthority();
            var verb = List.of("recall", "start", "finish", "no-show", "park", "resume", "take-over", "undo")
                    .get(step.how() % 8);
            compare(send(stranger, path + verb, Map.of()), new Answer(404, "not-found"));
        }

        private Person clerk(QueueLifeStep step) {
            var signedOn = CLERKS.stream()
                    .filter(clerk ->
                            step.how() % 6 > 0 && model.deskOf(clerk.subject()).isPresent())
                    .toList();
            var clerks = signedOn.isEmpty() ? CLERKS : signedOn;
            return clerks.get(step.who() % clerks.size());
        }

        /** Mostly whoever has the person. */
        private Person inHand(QueueLifeStep step, Sheet sheet) {
            return CLERKS.stream()
                    .filter(clerk -> step.how() % 7 > 0)
                    .filter(clerk -> sheet.counter != null
                            && model.deskOf(clerk.subject())
                                    .filter(sheet.counter::equals)
                                    .isPresent())
                    .findFirst()
                    .orElseGet(() -> clerk(step));
        }

        private static boolean isLead(Person person) {
            return person.role().equals("lead");
        }

        private void cancelBooking(QueueLifeStep step) {
            booking(step).filter(booking -> !booking.cancelled).ifPresent(booking -> {
                var known = new House.Booked(
                        UUID.fromString(booking.id), booking.reference, booking.start, House.OFFICE, "MD");
                house.tell("booking", BookingChanged.CANCELLED, known.event(BookingChanged.State.CANCELLED, 3));
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
            moments.filter(moment -> moment.isAfter(model.now))
                    .min(Instant::compareTo)
                    .ifPresent(this::moveTo);
        }

        private void nightFalls(QueueLifeStep step) {
            if (step.how() % 2 == 0) {
                moveTo(closingAfter(model.now));
            }
            night.fall();
            model.night();
            assertEverybodyHasAnOutcome(closingAfter(model.now.minus(Duration.ofDays(1))));
        }

        /** A command of the last day, sent once more with its key: the same answer, and nothing happens. */
        private void again(QueueLifeStep step) {
            var those = repeatable.stream()
                    .filter(each -> each.at().plus(Duration.ofDays(1)).isAfter(model.now))
                    .toList();
            if (!those.isEmpty()) {
                var first = those.get(step.which() % those.size());
                var answer = first.again().get();
                assertThat(answer.statusCode()).isEqualTo(first.status());
                assertThat(answer.<String>path("id")).isEqualTo(first.id());
            }
        }

        private Response send(Person person, String path, @Nullable Map<String, ?> body) {
            var key = UUID.randomUUID();
            Supplier<Response> call = () -> {
                var request = house.as(person).header("Idempotency-Key", key);
                return (body == null ? request : request.body(body)).post(path);
            };
            var answer = call.get();
            if (answer.statusCode() < 202) {
                repeatable.add(new Repeatable(model.now, answer.statusCode(), answer.path("id"), call));
            }
            return answer;
        }

        private void compare(Response answer, Answer expected) {
            var type = answer.statusCode() < 400 ? "" : House.problem(answer);
            var said = expected.status() + " " + (expected.type() == null ? "" : expected.type());
            assertThat(answer.statusCode() + " " + type).isEqualTo(said);
            if (expected.type() != null) {
                refusals.add(said);
            }
        }

        private void compare() {
            assertThat(storedTickets()).isEqualTo(texts(QueueLifeRecords::ticket));
            assertThat(storedStays()).isEqualTo(texts(QueueLifeRecords::stays));
            assertThat(storedEvents()).isEqualTo(texts(sheet -> String.join(", ", sheet.events)));
            assertThat(storedDisplay()).isEqualTo(model.display);
            assertThat(storedDesks())
                    .isEqualTo(model.desks.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, desk -> QueueLifeRecords.desk(desk.getValue()))));
        }

        private Map<String, String> texts(Function<Sheet, String> text) {
            return model.sheets.stream().collect(Collectors.toMap(sheet -> sheet.id, text));
        }
    }
}
