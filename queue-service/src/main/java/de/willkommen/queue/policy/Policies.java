package de.willkommen.queue.policy;

import de.willkommen.kit.sql.SqlStates;
import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.OrderRules;
import de.willkommen.queue.sql.Questions;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import de.willkommen.queue.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policies of the offices, every version of them; the newest is in force. */
@ApplicationScoped
public class Policies {

    private static final int REMEMBERED = 50;

    private final Sql sql;
    private final Policy standard;

    Policies(Sql sql, QueueSettings settings) {
        this.sql = sql;
        this.standard = Policy.of(settings);
    }

    /**
     * A version of an office's policy.
     *
     * @param revision 0 for the one the service comes with
     * @param changedBy Keycloak's id of who made it so; forgotten after a while, with the name
     * @param changedByName what their token called them then
     */
    record Version(
            long revision,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            @Nullable String changedByName,
            Policy policy) {}

    /** Who changes a policy, and what their token calls them. */
    record Clerk(String account, @Nullable String name) {}

    /** What is in force. */
    public Policy of(String office) {
        return current(office).policy();
    }

    /** The order of calling in force. */
    public CallingOrder order(String office) {
        return sql.alone(questions -> order(office, questions));
    }

    /** The same, asked with other questions: it needs neither contingents nor ranges. */
    public Supplier<CallingOrder> order(String office, Questions questions) {
        var answer = questions.add("""
                select walk_in_yields_minutes, late_grace_minutes, late_falls_behind_minutes, access_advance_minutes,
                    language_patience_minutes
                from calling_policy where office = ? order by revision desc limit 1
                """, Policies::rules, office);
        return () -> answer.first().map(CallingOrder::new).orElseGet(standard::order);
    }

    Version current(String office) {
        return versions(office, 1).stream().findFirst().orElse(new Version(0, null, null, null, standard));
    }

    /** What was in force, the newest first; the last is what the service comes with. */
    List<Version> history(String office) {
        var versions = new ArrayList<>(versions(office, REMEMBERED));
        if (versions.size() < REMEMBERED) {
            versions.add(new Version(0, null, null, null, standard));
        }
        return versions;
    }

    /** True when it is in force now; false when somebody else was faster. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean put(String office, long revision, Policy policy, Clerk clerk, Instant now) {
        var rules = policy.rules();
        try {
            sql.update(
                    """
                    insert into calling_policy
                        (office, revision, walk_in_yields_minutes, late_grace_minutes, late_falls_behind_minutes,
                         access_advance_minutes, language_patience_minutes, recall_after_seconds, calls_until_no_show,
                         park_reminder_minutes, walk_ins_until, walk_ins_until_on, changed_at, changed_by,
                         changed_by_name)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    office,
                    revision,
                    rules.walkInYields().toMinutes(),
                    rules.lateGrace().toMinutes(),
                    rules.lateFallsBehind().toMinutes(),
                    rules.accessAdvance().toMinutes(),
                    rules.languagePatience().toMinutes(),
                    policy.recallAfter().toSeconds(),
                    policy.callsUntilNoShow(),
                    policy.parkReminder().toMinutes(),
                    policy.lastWalkInOfEveryDay().map(LocalTime::toString).orElse(null),
                    lastWalkIns(policy),
                    now,
                    clerk.account(),
                    clerk.name());
        } catch (SqlFailure refused) {
            if (SqlStates.is(SqlStates.UNIQUE_VIOLATION, refused)) {
                return false;
            }
            throw refused;
        }
        policy.walkInsPerDay()
                .forEach((service, perDay) -> sql.update(
                        "insert into calling_contingent (office, revision, service, per_day) values (?, ?, ?, ?)",
                        office,
                        revision,
                        service,
                        perDay));
        policy.numberRanges()
                .forEach((letter, ranges) -> sql.update(
                        """
                        insert into calling_range
                            (office, revision, letter, walk_ins_from, walk_ins_to, appointments_from, appointments_to)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """,
                        office,
                        revision,
                        letter,
                        ranges.walkInsFrom(),
                        ranges.walkInsTo(),
                        ranges.appointmentsFrom(),
                        ranges.appointmentsTo()));
        return true;
    }

    private List<Version> versions(String office, int most) {
        return sql.list(
                "select * from calling_policy where office = ? order by revision desc limit ?",
                row -> version(office, row),
                office,
                most);
    }

    private Version version(String office, Row row) throws SQLException {
        var revision = row.longNumber("revision");
        return new Version(
                revision,
                row.moment("changed_at"),
                row.textOrNull("changed_by"),
                row.textOrNull("changed_by_name"),
                new Policy(
                        rules(row),
                        Duration.ofSeconds(row.number("recall_after_seconds")),
                        row.number("calls_until_no_show"),
                        Duration.ofMinutes(row.number("park_reminder_minutes")),
                        lastWalkIns(row),
                        contingents(office, revision),
                        ranges(office, revision)));
    }

    private static OrderRules rules(Row row) throws SQLException {
        return new OrderRules(
                Duration.ofMinutes(row.number("walk_in_yields_minutes")),
                Duration.ofMinutes(row.number("late_grace_minutes")),
                Duration.ofMinutes(row.number("late_falls_behind_minutes")),
                Duration.ofMinutes(row.number("access_advance_minutes")),
                Duration.ofMinutes(row.number("language_patience_minutes")));
    }

    /** Monday first; empty for a day without an end. */
    private static List<String> lastWalkIns(Policy policy) {
        return Stream.of(DayOfWeek.values())
                .map(day -> policy.lastWalkIn(day).map(LocalTime::toString).orElse(""))
                .toList();
    }

    /** What an instance of the release before wrote has one time for all days. */
    private static Map<DayOfWeek, LocalTime> lastWalkIns(Row row) throws SQLException {
        @Nullable String everyDay = row.textOrNull("walk_ins_until");
        var stored = row.textsOrNull("walk_ins_until_on");
        var until = new EnumMap<DayOfWeek, LocalTime>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            @Nullable String time = stored == null ? everyDay : stored.get(day.ordinal());
            if (time != null && !time.isEmpty()) {
                until.put(day, LocalTime.parse(time));
            }
        }
        return until;
    }

    private Map<String, LetterRanges> ranges(String office, long revision) {
        var ranges = new TreeMap<String, LetterRanges>();
        sql.list(
                        "select * from calling_range where office = ? and revision = ?",
                        row -> Map.entry(
                                row.text("letter"),
                                new LetterRanges(
                                        row.numberOrNull("walk_ins_from"),
                                        row.numberOrNull("walk_ins_to"),
                                        row.numberOrNull("appointments_from"),
                                        row.numberOrNull("appointments_to"))),
                        office,
                        revision)
                .forEach(entry -> ranges.put(entry.getKey(), entry.getValue()));
        return ranges;
    }

    private Map<String, Integer> contingents(String office, long revision) {
        var perDay = new TreeMap<String, Integer>();
        sql.list(
                        "select service, per_day from calling_contingent where office = ? and revision = ?",
                        row -> Map.entry(row.text("service"), row.number("per_day")),
                        office,
                        revision)
                .forEach(entry -> perDay.put(entry.getKey(), entry.getValue()));
        return perDay;
    }
}
