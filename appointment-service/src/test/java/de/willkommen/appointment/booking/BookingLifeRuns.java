package de.willkommen.appointment.booking;

import static de.willkommen.appointment.booking.BookingLifeStep.step;
import static de.willkommen.appointment.booking.BookingStatus.CHECKED_IN;
import static de.willkommen.appointment.booking.BookingStatus.COMPLETED;
import static de.willkommen.appointment.booking.BookingStatus.CONFIRMED;
import static de.willkommen.appointment.booking.BookingStatus.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.booking.BookingLifeModel.Answer;
import de.willkommen.appointment.booking.BookingLifeModel.Person;
import de.willkommen.appointment.booking.BookingLifeModel.Sheet;
import de.willkommen.appointment.booking.BookingLifeModel.Who;
import de.willkommen.appointment.booking.BookingLifeStep.Kind;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.OfficeFixture;
import de.willkommen.events.TicketChanged;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a life at an office of its own, over HTTP and in the model, and compares what both have come to. */
abstract class BookingLifeRuns extends BookingLifeRecords {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String REASON = "Rang up";
    private static final int MANY = 10_000;

    @Inject
    TestIdentityAssociation identities;

    @Inject
    HoldExpiry expiry;

    @Inject
    DayClosing closing;

    @Inject
    UnconfirmedRetention unconfirmed;

    @Inject
    DayDataRetention dayData;

    @Inject
    NameRetention names;

    @Inject
    TicketFollower follower;

    /** One sequence at an office of its own. */
    final class Run {

        private final OfficeFixture fixture = OfficeFixture.anOfficeOf("MD").counters(2);
        private final SecurityIdentity staff = staff();
        final BookingLifeModel model;
        private final String office;
        private final List<Done> done = new ArrayList<>();
        final Set<String> refusals = new HashSet<>();

        Run(boolean verifies) {
            clock.reset();
            model = new BookingLifeModel(verifies, clock.instant());
            if (verifies) {
                fixture.askingForBirthDates();
            }
            office = fixture.rules(new Office.BookingRules(
                            verifies,
                            0,
                            365,
                            10,
                            5,
                            15,
                            BookingLifeModel.PER_ADDRESS,
                            BookingLifeModel.PER_PERSON,
                            10_000,
                            LocalTime.MIDNIGHT,
                            0))
                    .create();
        }

        /** A command that had an effect, to be sent once more. */
        private record Done(Instant at, int status, String body, Supplier<Response> again) {}

        /** Takes a step and looks at everything afterwards. */
        void take(BookingLifeStep step) {
            walk(step);
            compare();
        }

        /** Takes a step. */
        void walk(BookingLifeStep step) {
            switch (step.kind()) {
                case HOLD -> hold(step, Who.CITIZEN, Map.of(), false, null, null);
                case HOLD_BY_STAFF -> holdByStaff(step);
                case OVERBOOK -> {
                    var missing = step.b() % 4 == 0;
                    var counter = BookingLifeModel.COUNTERS.get(0);
                    hold(
                            step,
                            Who.STAFF,
                            Map.of("overbook", Map.of("counter", real(counter), "reason", missing ? " " : REASON)),
                            missing,
                            REASON,
                            counter);
                }
                case WAIT -> await(step.a());
                case EXPIRE -> {
                    if (step.b() % 2 == 0) {
                        await(BookingLifeStep.HELD_UNTIL);
                    }
                    expiry.endRunOut();
                    model.endRunOut();
                }
                case CLOSE -> {
                    if (step.b() % 2 == 0) {
                        await(BookingLifeStep.CLOSING_TIME);
                    }
                    closing.closeDays();
                    model.closeDays();
                }
                case FORGET -> {
                    for (var rule : List.of(unconfirmed, dayData, names)) {
                        rule.due(model.now, 0, MANY).forEach(id -> rule.forget(id, model.now));
                    }
                    model.forgetOld();
                }
                case AGAIN -> again(step.which());
                default -> about(step).ifPresent(sheet -> command(step, sheet));
            }
        }

        /** Most tickets are of people who have an appointment. */
        private Optional<Sheet> about(BookingLifeStep step) {
            var confirmed = model.sheets.stream()
                    .filter(sheet -> step.kind() == Kind.TICKET && step.b() % 4 > 0)
                    .filter(sheet ->
                            Set.of(CONFIRMED, CHECKED_IN, COMPLETED, MISSED).contains(sheet.status))
                    .toList();
            var sheets = confirmed.isEmpty() ? model.sheets : confirmed;
            return sheets.isEmpty() ? Optional.empty() : Optional.of(sheets.get(step.which() % sheets.size()));
        }

        private void holdByStaff(BookingLifeStep step) {
            switch (step.b() % 4) {
                case 0 -> hold(step, Who.STAFF, Map.of(), false, null, null);
                case 1 -> hold(step, Who.STAFF, Map.of("channel", "INTERNAL", "reason", REASON), false, REASON, null);
                case 2 -> hold(step, Who.STAFF, Map.of("channel", "EMERGENCY", "reason", REASON), false, REASON, null);
                default -> hold(step, Who.STAFF, Map.of("channel", "EMERGENCY"), true, null, null);
            }
        }

        private void hold(
                BookingLifeStep step,
                Who who,
                Map<String, ?> more,
                boolean reasonMissing,
                @Nullable String reason,
                @Nullable String overbookedAt) {
            var start = start(step.a());
            var needs = step.b() % 3 == 1;
            var body = new HashMap<String, Object>(Map.of(
                    "office",
                    office,
                    "services",
                    List.of(Map.of("code", "permit")),
                    "start",
                    start.toString(),
                    "language",
                    "de",
                    "accessNeeds",
                    needs ? List.of("seat") : List.of()));
            body.putAll(more);
            var answer = send(who, keyed(request()).body(written(body)), "POST", "/api/v1/bookings");

            compare(
                    answer,
                    model.hold(
                            start,
                            who,
                            needs,
                            reasonMissing,
                            reason,
                            overbookedAt,
                            at -> new Sheet(
                                    answer.path("id"), answer.path("token"), start, counterOf(answer.path("id")))));
        }

        private void command(BookingLifeStep step, Sheet sheet) {
            var path = "/api/v1/bookings/" + sheet.id;
            var holder = request().header("Booking-Token", sheet.token);
            var said = step.b() % 4 == 3 ? null : REASON;
            switch (step.kind()) {
                case CONFIRM, CONFIRM_BY_STAFF -> {
                    var who = step.kind() == Kind.CONFIRM ? Who.CITIZEN : Who.STAFF;
                    var person = person(step.a(), step.which() % 7 == 6 ? 3 : step.b());
                    var request = who == Who.STAFF ? request() : holder;
                    var answer = send(
                            who, keyed(request).body(written(confirmation(person))), "POST", path + "/confirmation");
                    compare(answer, model.confirm(sheet, person, who));
                    rememberProof(sheet);
                }
                case VERIFY -> {
                    var proof = proof(sheet, step.a());
                    var answer = send(
                            Who.CITIZEN,
                            keyed(request()).header("Verification-Token", proof),
                            "POST",
                            path + "/verification");
                    compare(answer, model.verify(sheet, proof));
                }
                case MOVE -> {
                    var start = start(step.a());
                    var answer = send(
                            Who.CITIZEN,
                            keyed(holder).body(written(Map.of("start", start.toString()))),
                            "POST",
                            path + "/move");
                    compare(answer, model.move(sheet, start, Who.CITIZEN, null, () -> counterOf(sheet.id)));
                }
                case MOVE_BY_STAFF -> {
                    var start = start(step.a());
                    var body = new HashMap<String, Object>(Map.of("start", start.toString()));
                    body.put("reason", said);
                    var answer = send(Who.STAFF, keyed(request()).body(written(body)), "POST", path + "/move");
                    compare(answer, model.move(sheet, start, Who.STAFF, said, () -> counterOf(sheet.id)));
                }
                case CANCEL -> {
                    var answer = send(Who.CITIZEN, keyed(holder), "POST", path + "/cancellation");
                    compare(answer, model.cancel(sheet, Who.CITIZEN, null));
                }
                case CANCEL_BY_STAFF -> {
                    var body = said == null ? "{}" : written(Map.of("reason", said));
                    var answer = send(Who.STAFF, keyed(request()).body(body), "POST", path + "/cancellation");
                    compare(answer, model.cancel(sheet, Who.STAFF, said));
                }
                case SPEAK -> {
                    var language = List.of("de", "ar", "en").get(step.a() % 3);
                    var answer = send(Who.CITIZEN, holder.body(written(Map.of("language", language))), "PATCH", path);
                    compare(answer, model.speak(sheet, language));
                }
                case REACH -> {
                    var email = email(step.a() % 3);
                    var answer = send(Who.CITIZEN, holder.body(written(Map.of("email", email))), "PATCH", path);
                    compare(answer, model.reach(sheet, email));
                    rememberProof(sheet);
                }
                case RENAME -> {
                    var body = written(Map.of("familyName", "Somebody Else"));
                    compare(send(Who.CITIZEN, holder.body(body), "PATCH", path), model.rename(sheet));
                }
                case ERASE ->
                    compare(send(Who.CITIZEN, holder, "DELETE", path + "/data"), model.erase(sheet, Who.CITIZEN));
                case ERASE_BY_STAFF ->
                    compare(send(Who.STAFF, request(), "DELETE", path + "/data"), model.erase(sheet, Who.STAFF));
                case STRANGER -> {
                    var stranger = request().header("Booking-Token", "A".repeat(22));
                    var answer = send(Who.CITIZEN, keyed(stranger), "POST", path + "/cancellation");
                    compare(answer, Answer.refused(404, "not-found"));
                }
                case TICKET ->
                    ticket(
                            sheet,
                            BookingLifeStep.TICKETS.get(step.a() % BookingLifeStep.TICKETS.size()),
                            step.b() % 5 == 4);
                default -> throw new IllegalStateException(step.toString());
            }
            compareView(sheet);
        }

        private void ticket(Sheet sheet, TicketChanged.State state, boolean old) {
            var revision = old ? sheet.ticketRevision : sheet.ticketRevision + 1;
            if (revision == 0) {
                return;
            }
            QuarkusTransaction.requiringNew()
                    .run(() -> follower.follow(new TicketChanged(
                            UUID.nameUUIDFromBytes(sheet.id.getBytes(StandardCharsets.US_ASCII)),
                            revision,
                            "MD",
                            office,
                            "A017",
                            "2026-11-24",
                            state,
                            List.of("permit"),
                            "de",
                            List.of(),
                            UUID.fromString(sheet.id),
                            null,
                            null,
                            clock.instant(),
                            null,
                            null,
                            null,
                            false,
                            0,
                            clock.instant())));
            model.ticket(sheet, revision, state);
        }

        /** Time passes: a little, or to one of the moments at which something changes. */
        private void await(int how) {
            var moments =
                    switch (how % 8) {
                        case BookingLifeStep.HELD_UNTIL -> model.sheets.stream().map(sheet -> sheet.heldUntil);
                        case 3 -> model.sheets.stream().map(sheet -> sheet.start);
                        case 4 -> model.sheets.stream().map(sheet -> sheet.end);
                        case BookingLifeStep.CLOSING_TIME ->
                            model.sheets.stream().map(BookingLifeModel::closing);
                        // Once: holidays are another test's.
                        case 6 ->
                            Stream.of(Instant.parse("2027-01-08T07:00:00Z")).filter(then -> how % 5 == 0);
                        case 7 ->
                            model.sheets.stream()
                                    .map(sheet -> sheet.heldUntil)
                                    .filter(Objects::nonNull)
                                    .map(end -> end.minusNanos(1_000));
                        default -> Stream.of(model.now.plus(Duration.ofMinutes(how % 8 == 0 ? 1 : 4)));
                    };
            moments.filter(Objects::nonNull)
                    .filter(moment -> moment.isAfter(model.now))
                    .min(Instant::compareTo)
                    .ifPresent(moment -> {
                        clock.set(moment);
                        model.now = moment;
                    });
        }

        /** A command of the last day, sent once more with its key: the same answer, and nothing happens. */
        private void again(int which) {
            var repeatable = done.stream()
                    .filter(each -> each.at().plus(Duration.ofDays(1)).isAfter(model.now))
                    .toList();
            if (!repeatable.isEmpty()) {
                var first = repeatable.get(which % repeatable.size());
                var answer = first.again().get();
                assertThat(answer.statusCode()).isEqualTo(first.status());
                assertThat(answer.<String>path("id")).isEqualTo(first.body());
            }
        }

        private RequestSpecification keyed(RequestSpecification request) {
            return request.header("Idempotency-Key", UUID.randomUUID());
        }

        private Response send(Who who, RequestSpecification request, String method, String path) {
            Supplier<Response> call = () -> {
                identities.setTestIdentity(who == Who.STAFF ? staff : null);
                try {
                    return request.request(method, path);
                } finally {
                    identities.setTestIdentity(staff);
                }
            };
            var answer = call.get();
            if (method.equals("POST") && answer.statusCode() < 300) {
                done.add(new Done(model.now, answer.statusCode(), answer.path("id"), call));
            }
            return answer;
        }

        private void compare(Response answer, Answer expected) {
            var type = answer.statusCode() < 400 ? null : answer.<String>path("type");
            assertThat(answer.statusCode() + " " + (type == null ? "" : type.substring(type.indexOf('#') + 1)))
                    .isEqualTo(expected.status() + " " + (expected.type() == null ? "" : expected.type()));
            if (expected.type() != null) {
                refusals.add(expected.status() + " " + expected.type());
            }
        }

        private void compareView(Sheet sheet) {
            var view = request().header("Booking-Token", sheet.token).get("/api/v1/bookings/" + sheet.id);
            assertThat(view.<String>path("status"))
                    .isEqualTo(sheet.ranOut(model.now) ? "EXPIRED" : sheet.status.name());
            assertThat(view.<Boolean>path("canMove")).isEqualTo(sheet.canMove(model.now));
            assertThat(view.<Boolean>path("canCancel")).isEqualTo(sheet.canCancel(model.now));
            assertThat(view.<String>path("familyName"))
                    .isEqualTo(sheet.person == null ? null : sheet.person.familyName());
            assertThat(view.<String>path("email")).isEqualTo(sheet.person == null ? null : sheet.person.email());
        }

        private void compare() {
            assertThat(storedBookings(office, this::named)).isEqualTo(texts(this::booking));
            assertThat(storedClaims(office, this::named)).isEqualTo(texts(this::claim));
            assertThat(storedHistory(office)).isEqualTo(texts(sheet -> String.join("\n", sheet.history)));
            assertThat(storedEvents(office)).isEqualTo(texts(sheet -> String.join("\n", sheet.events)));
            assertThat(storedContacts(office))
                    .isEqualTo(texts(sheet -> sheet.contacts == 0
                            ? ""
                            : BookingLifeModel.contactRevisions(sheet).toString()));
        }

        private Map<String, String> texts(Function<Sheet, String> text) {
            return model.sheets.stream()
                    .map(sheet -> Map.entry(sheet.id, text.apply(sheet)))
                    .filter(entry -> !entry.getValue().isEmpty())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private String booking(Sheet sheet) {
            return "%s %s %s until %s, counter %s%s, sequence %d, revision %d, contact %d, %s, needs %s, ticket %s %d%s"
                    .formatted(
                            sheet.status,
                            sheet.start,
                            sheet.end,
                            sheet.heldUntil,
                            sheet.counter,
                            sheet.overbooked ? " overbooked" : "",
                            sheet.sequence,
                            sheet.events.size(),
                            sheet.contacts,
                            sheet.language,
                            sheet.needsSomething,
                            sheet.ticketStatus,
                            sheet.ticketRevision,
                            sheet.erased ? ", erased" : "");
        }

        private String claim(Sheet sheet) {
            return sheet.occupies()
                    ? "%s %s %s until %s".formatted(sheet.counter, sheet.start, sheet.end, sheet.heldUntil)
                    : "";
        }

        private String counterOf(String id) {
            return named(rows("select counter from booking where id = cast(? as uuid)", id)
                    .get(0)
                    .get("counter")
                    .toString());
        }

        private String named(String counter) {
            return counter.equals(fixture.counter(1)) ? "first" : "second";
        }

        private String real(String counter) {
            return fixture.counter(counter.equals("first") ? 1 : 2);
        }

        /** One of six moments of today and tomorrow, three of which cross; most draws are among few, so that they meet. */
        private Instant start(int which) {
            var day = LocalDate.ofInstant(model.now, ZONE).plusDays(which % 6 / 3);
            var time = List.of("09:00", "09:15", "10:00").get(which % 3);
            return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        }

        private String email(int which) {
            return "%s.%s@example.org".formatted(List.of("a", "b", "c").get(which), office.toLowerCase(Locale.ROOT));
        }

        /** One of three people, with one of three addresses or none. */
        private Person person(int who, int address) {
            var email = address % 4 == 3 ? null : email(address % 4);
            return switch (who % 3) {
                case 0 -> new Person("Layla", "Öztürk", born("1990-01-01"), email, email != null);
                case 1 -> new Person("Thi Anh", "Nguyen", born("1991-02-03"), email, email != null);
                default -> new Person("Noor", "Haddad", born("1992-03-04"), email, false);
            };
        }

        /** The office that verifies asks for dates of birth, too. */
        private @Nullable String born(String date) {
            return model.verifiesAddresses ? date : null;
        }

        private Map<String, Object> confirmation(Person person) {
            var body = new HashMap<String, Object>(Map.of(
                    "givenName",
                    person.givenName(),
                    "familyName",
                    person.familyName(),
                    "notify",
                    person.wantsMail() ? List.of("EMAIL") : List.of(),
                    "consent",
                    true));
            body.put("birthDate", person.birthDate());
            body.put("email", person.email());
            return body;
        }

        /** What the mailed link says: the newest, the oldest, or none that was ever mailed. */
        private String proof(Sheet sheet, int which) {
            return switch (sheet.proofs.isEmpty() ? 3 : which % 4) {
                case 0, 2 -> sheet.proofs.get(sheet.proofs.size() - 1);
                case 1 -> sheet.proofs.get(0);
                default -> sheet.token;
            };
        }

        private void rememberProof(Sheet sheet) {
            var contacts = announced("willkommen.contact.personal.v1", sheet.id);
            if (sheet.proofs.size() < sheet.proofsAsked) {
                var links =
                        (Map<?, ?>) contacts.get(contacts.size() - 1).payload().get("links");
                var link = (String) links.get("verify");
                sheet.proofs.add(link.substring(link.length() - 22));
            }
        }
    }

    private SecurityIdentity staff() {
        return Objects.requireNonNull(identities.getTestIdentity());
    }
}
