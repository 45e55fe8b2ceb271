package de.willkommen.queue.statistics;

import de.willkommen.queue.House;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Random days of an office, written into the tables as stays: calls, breaks, several counters, misclicks, nights. */
final class AnyDays {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final List<String> OPEN = List.of("WAITING", "TRANSFERRED", "CALLED", "SERVING", "PARKED");

    private final Random random;

    AnyDays(long seed) {
        random = new Random(seed);
    }

    /** A stay as the tables keep it. */
    record Stay(
            String status,
            String step,
            Instant from,
            @Nullable Instant to,
            boolean byNight) {}

    /** What somebody was told. */
    record Promise(Instant at, int p90) {}

    /** Somebody's life in the house. */
    record Life(
            UUID id,
            LocalDate day,
            String service,
            List<Stay> stays,
            @Nullable Promise promise) {

        String outcome() {
            return stays.get(stays.size() - 1).status();
        }
    }

    /** So many people on a day, at any hour of it. */
    List<Life> people(LocalDate day, int count) {
        var midnight = day.atStartOfDay(ZONE).toInstant();
        var seconds = Duration.between(
                        midnight, day.plusDays(1).atStartOfDay(ZONE).toInstant())
                .toSeconds();
        var people = new ArrayList<Life>();
        for (int i = 0; i < count; i++) {
            var came = midnight.plusSeconds(random.nextLong(seconds));
            var stays = life(came);
            var promise = random.nextInt(4) == 0 ? null : new Promise(came, random.nextInt(60));
            people.add(new Life(
                    UUID.randomUUID(),
                    day,
                    List.of(House.PERMIT, House.PICKUP, House.ADVICE).get(random.nextInt(3)),
                    stays,
                    promise));
        }
        return people;
    }

    private List<Stay> life(Instant came) {
        var stays = new ArrayList<Stay>();
        var status = "WAITING";
        var step = "OPEN";
        var byNight = false;
        var from = came;
        while (true) {
            var last = stays.size() > 12 || (!OPEN.contains(status) && !undone(status));
            if (last || random.nextInt(12) == 0) {
                break;
            }
            var to = from.plusSeconds(random.nextInt(1500)).plusNanos(1000L * random.nextInt(1_000_000));
            stays.add(new Stay(status, step, from, to, byNight));
            from = to;
            byNight = false;
            var next = next(stays);
            status = next[0];
            step = next[1];
            if (step.equals("NIGHT")) {
                step = "FINISH";
                byNight = true;
            }
        }
        stays.add(new Stay(status, step, from, null, byNight));
        return stays;
    }

    private boolean undone(String status) {
        return List.of("DONE", "NO_SHOW").contains(status) && random.nextInt(3) == 0;
    }

    private String[] next(List<Stay> stays) {
        var present = stays.get(stays.size() - 1);
        var undoable = stays.size() > 1 && !List.of("UNDO", "OPEN").contains(present.step());
        if (List.of("DONE", "NO_SHOW").contains(present.status()) || undoable && random.nextInt(5) == 0) {
            if (present.status().equals("NO_SHOW")) {
                for (int i = stays.size() - 1; i >= 0; i--) {
                    if (List.of("WAITING", "TRANSFERRED").contains(stays.get(i).status())) {
                        return new String[] {stays.get(i).status(), "UNDO"};
                    }
                }
            }
            return new String[] {stays.get(stays.size() - 2).status(), "UNDO"};
        }
        var ways =
                switch (present.status()) {
                    case "WAITING", "TRANSFERRED" ->
                        List.of("CALLED CALL", "CALLED CALL", "CALLED CALL", "LEFT LEAVE", "CLOSED_AT_NIGHT CLOSE");
                    case "CALLED" ->
                        List.of(
                                "SERVING START",
                                "SERVING START",
                                "NO_SHOW MISS",
                                "PARKED PARK",
                                "TRANSFERRED TRANSFER");
                    case "SERVING" ->
                        List.of("DONE FINISH", "DONE FINISH", "DONE NIGHT", "PARKED PARK", "TRANSFERRED TRANSFER");
                    default -> List.of("SERVING RESUME", "SERVING RESUME", "LEFT LEAVE", "CLOSED_AT_NIGHT CLOSE");
                };
        return ways.get(random.nextInt(ways.size())).split(" ");
    }

    /** Puts them into the tables; what a ticket says beside its stays is wrong on purpose. */
    static void write(House house, List<Life> people) {
        if (people.isEmpty()) {
            return;
        }
        house.execute(people.stream()
                .map(life -> "('%s',0,'MD','%s','%s','X%s','WAITING','2000-01-01Z','{nothing}','de','{}',false,0,"
                                .formatted(life.id(), House.OFFICE, life.day(), life.id())
                        + "'2000-01-01Z','KIOSK','2000-01-01Z',0,0,0,false,0)")
                .collect(Collectors.joining(
                        ",",
                        "insert into ticket (id,revision,authority,office,day,number,status,status_since,services,language,"
                                + "access_needs,booking_cancelled,planned_minutes,rank_at,via,opened_at,recalls,secret_key_id,"
                                + "secret_generation,contactable,contact_revision) values ",
                        "")));
        var rows = new ArrayList<String>();
        for (var life : people) {
            for (int i = 0; i < life.stays().size(); i++) {
                var stay = life.stays().get(i);
                rows.add("('%s',%d,'%s','%s','{%s,another}',%s,%s,'%s',%s)"
                        .formatted(
                                life.id(),
                                i,
                                stay.status(),
                                stay.step(),
                                i == 0 ? life.service() : "passed-on",
                                stay.byNight() ? "null" : "'somebody'",
                                stay.byNight(),
                                stay.from(),
                                stay.to() == null ? "null" : "'" + stay.to() + "'"));
            }
        }
        house.execute(
                "insert into ticket_segment (ticket_id,ordinal,status,step,services,clerk,by_night,started_at,ended_at)"
                        + " values " + String.join(",", rows));
        people.stream().filter(life -> life.promise() != null).forEach(life -> {
            var promise = life.promise();
            house.execute("insert into wait_promise values ('%s','%s','%s',1,2,3,%d)"
                    .formatted(life.id(), House.OFFICE, promise.at(), promise.p90()));
        });
    }
}
