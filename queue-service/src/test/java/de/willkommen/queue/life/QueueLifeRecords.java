package de.willkommen.queue.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the database has written down about the queue, in the words of the model, and what must hold whatever happened. */
public final class QueueLifeRecords {

    /** What must never be found, whoever did what in whichever order. */
    private static final Map<String, String> NEVER = Map.of(
            "two people at one counter",
            """
            select counter from ticket where status in ('CALLED', 'SERVING')
            group by authority, counter having count(*) > 1
            """,
            "a person at no counter",
            "select number from ticket where status in ('CALLED', 'SERVING') and counter is null",
            "a clerk at two counters, or two at one",
            """
            select clerk from counter_session where ended_at is null group by authority, clerk having count(*) > 1
            union all
            select counter from counter_session where ended_at is null group by authority, counter having count(*) > 1
            """,
            "a break with somebody at the counter",
            """
            select counter from counter_session session join ticket using (authority, counter)
            where session.ended_at is null and paused_since is not null and status in ('CALLED', 'SERVING')
            """,
            "somebody called who did not wait",
            """
            select number, was from (
                select ticket_id, step, lag(status) over (partition by ticket_id order by ordinal) as was
                from ticket_segment) stay join ticket on ticket.id = ticket_id
            where step = 'CALL' and was not in ('WAITING', 'TRANSFERRED')
            """,
            "a gap between two stays, or two at once",
            """
            select number, stay.ordinal from (
                select ticket_id, ordinal, started_at, status,
                       lag(ended_at) over stays as before, row_number() over stays as place
                from ticket_segment window stays as (partition by ticket_id order by ordinal)
            ) stay join ticket on ticket.id = ticket_id
            where place > 1 and before is distinct from stay.started_at or place = 1 and stay.started_at <> opened_at
            """,
            "a ticket whose last stay is another than its state",
            """
            select number, ticket.status, last.status from ticket left join ticket_segment last
                on last.ticket_id = ticket.id and last.ended_at is null
            where last.status is distinct from ticket.status or last.counter is distinct from ticket.counter
               or last.ordinal <> (select max(ordinal) from ticket_segment where ticket_id = ticket.id)
            """,
            "a number given twice",
            "select office, day, number from ticket group by office, day, number having count(*) > 1",
            "two tickets of one booking",
            """
            select booking_id from ticket where status not in ('LEFT', 'CLOSED_AT_NIGHT') and booking_id is not null
            group by booking_id having count(*) > 1
            """,
            "an event that was not told, or told twice",
            """
            select number from ticket left join outbox on key = cast(ticket.id as text)
                and topic = 'willkommen.ticket.v1' and payload ->> 'status' = ticket.status
                and cast(payload ->> 'revision' as bigint) <= ticket.revision
            group by ticket.id, number having count(outbox.seq) = 0
            union all
            select key from outbox where topic = 'willkommen.ticket.v1'
            group by key, payload ->> 'revision' having count(*) > 1
            """);

    private static final Instant BEGINNING = Instant.parse("2026-11-24T07:00:00Z");

    private final Stage stage;

    /** What is written down about the office of a stage, and nothing about others. */
    public QueueLifeRecords(Stage stage) {
        this.stage = stage;
    }

    /** Nothing that must never be is there. */
    public void assertRules() {
        assertThat(rows(NEVER.entrySet().stream()
                        .map(never ->
                                "select '%s' as what, cast(array_agg(cast(odd as text)) as text) as found from (%s) odd"
                                        .formatted(never.getKey(), never.getValue()))
                        .collect(Collectors.joining(" union all "))))
                .as("what must never be")
                .allSatisfy(
                        row -> assertThat(row.get("found")).as(row.get("what")).isNull());
    }

    /** Nothing of a day that is over is left open. */
    public void assertEverybodyHasAnOutcome(Instant closing) {
        assertThat(rows("""
                        select number, status from ticket
                        where opened_at < '%s' and status in ('WAITING', 'TRANSFERRED', 'CALLED', 'SERVING', 'PARKED')
                        """.formatted(closing))).as("left open at night").isEmpty();
    }

    Map<String, String> storedTickets() {
        return texts("""
                select id, concat_ws(' ', number, status, 'since', %s, 'at', coalesce(counter, '-'), 'for',
                    coalesce(bound_counter, '-'), cast(services as text), 'due', %s, 'rank', %s, 'called', %s, 'began', %s,
                    'last', %s, 'started', %s, 'finished', %s, 'parked until', %s, 'recalls', recalls,
                    'revision', revision) as text
                from ticket
                """.formatted(
                        at("status_since"),
                        at("due_at"),
                        at("rank_at"),
                        at("called_at"),
                        at("call_began_at"),
                        at("last_called_at"),
                        at("started_at"),
                        at("finished_at"),
                        at("parked_until")));
    }

    String ticket(QueueLifeModel.Sheet sheet) {
        return String.join(
                " ",
                sheet.number,
                sheet.status.name(),
                "since",
                at(sheet.since),
                "at",
                Objects.requireNonNullElse(sheet.counter, "-"),
                "for",
                Objects.requireNonNullElse(sheet.bound, "-"),
                array(sheet.services),
                "due",
                at(sheet.due),
                "rank",
                at(sheet.rank),
                "called",
                at(sheet.calledAt),
                "began",
                at(sheet.callBegan),
                "last",
                at(sheet.lastCalled),
                "started",
                at(sheet.startedAt),
                "finished",
                at(sheet.finishedAt),
                "parked until",
                at(sheet.parkedUntil),
                "recalls",
                Integer.toString(sheet.recalls),
                "revision",
                Integer.toString(sheet.revision));
    }

    Map<String, String> storedStays() {
        return texts("""
                select ticket_id as id, string_agg(concat_ws(' ', status, step, 'at', coalesce(counter, '-'), 'for',
                    coalesce(bound_counter, '-'), cast(services as text), 'from', %s), E'\\n' order by ordinal) as text
                from ticket_segment group by ticket_id
                """.formatted(at("started_at")));
    }

    String stays(QueueLifeModel.Sheet sheet) {
        return sheet.stays.stream()
                .map(stay -> String.join(
                        " ",
                        stay.status().name(),
                        stay.step(),
                        "at",
                        Objects.requireNonNullElse(stay.counter(), "-"),
                        "for",
                        Objects.requireNonNullElse(stay.bound(), "-"),
                        array(stay.services()),
                        "from",
                        at(stay.since())))
                .collect(Collectors.joining("\n"));
    }

    Map<String, String> storedEvents() {
        return texts("""
                select key as id, string_agg(replace(replace(type, 'ticket.', ''), '.v1', ''), ', ' order by seq) as text
                from outbox where topic = 'willkommen.ticket.v1' group by key
                """);
    }

    Map<String, String> storedDesks() {
        return texts("""
                select counter as id, concat_ws(' ', clerk,
                    cast(array(select unnest(services) as one order by one) as text),
                    cast(array(select unnest(languages) as one order by one) as text),
                    case when paused_since is not null then 'pauses' end) as text
                from counter_session where ended_at is null
                """);
    }

    String desk(QueueLifeModel.Desk desk) {
        return desk.clerk() + " " + sorted(desk.services()) + " " + sorted(desk.languages())
                + (desk.pauses() ? " pauses" : "");
    }

    List<String> storedDisplay() {
        return rows("select concat_ws(' ', kind, ticket, counter) as text from display_event order by number").stream()
                .map(row -> row.get("text"))
                .toList();
    }

    private Map<String, String> texts(String sql) {
        var texts = new TreeMap<String, String>();
        rows(sql).forEach(row -> texts.put(row.get("id"), row.get("text")));
        return texts;
    }

    private static String sorted(List<String> codes) {
        return array(codes.stream().sorted().toList());
    }

    private static String array(List<String> codes) {
        return "{" + String.join(",", codes) + "}";
    }

    /** Rows about the office alone: to every statement its tables look as if there were no other. */
    List<Map<String, String>> rows(String sql) {
        return stage.rows("""
                with ticket as (select * from ticket where office = '%1$s'),
                     ticket_segment as (
                        select * from ticket_segment where ticket_id in (select id from ticket)),
                     counter_session as (select * from counter_session where office = '%1$s'),
                     display_event as (select * from display_event where office = '%1$s'),
                     outbox as (
                        select * from %2$s announced where key in (select cast(id as text) from ticket))
                """.formatted(stage.office(), stage.announced()) + sql);
    }

    /** Milliseconds of the day's beginning, in SQL; that there is one, where nobody can know them beforehand. */
    private String at(String column) {
        return stage.timeStandsStill()
                ? "coalesce(cast(cast(extract(epoch from %s) * 1000 as bigint) - %d as text), '-')"
                        .formatted(column, BEGINNING.toEpochMilli())
                : "case when %s is null then '-' else 'then' end".formatted(column);
    }

    private String at(@Nullable Instant moment) {
        if (moment == null) {
            return "-";
        }
        return stage.timeStandsStill()
                ? Long.toString(Duration.between(BEGINNING, moment).toMillis())
                : "then";
    }
}
