package de.willkommen.queue.counter;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.SqlStates;
import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.sql.Questions;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import de.willkommen.queue.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is signed on. One clerk per counter and one counter per clerk are kept by two unique indexes. */
@ApplicationScoped
public class CounterSessions {

    private static final String OF_CLERK =
            "select * from counter_session where authority = ? and clerk = ? and ended_at is null";

    private final Sql sql;

    CounterSessions(Sql sql) {
        this.sql = sql;
    }

    /** Everybody signed on in the office now. */
    public List<CounterSession> of(String office) {
        return sql.alone(questions -> of(office, questions)::all);
    }

    /** The same, asked with other questions. */
    public Questions.Answer<CounterSession> of(String office, Questions questions) {
        return questions.add(
                "select * from counter_session where office = ? and ended_at is null order by counter",
                CounterSessions::session,
                office);
    }

    /** Who is signed on at the counter. */
    public Optional<CounterSession> at(String authority, String counter) {
        return sql.first(
                "select * from counter_session where authority = ? and counter = ? and ended_at is null",
                CounterSessions::session,
                authority,
                counter);
    }

    /**
     * The caller's session at the counter, locked: two taps at one counter come one after the other.
     *
     * @throws Refusal 409 {@code not-signed-on}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CounterSession lockOwn(String authority, String counter, String clerk) {
        return sql.alone(questions -> lockOwn(authority, counter, clerk, questions));
    }

    /** The same, asked with other questions: what is asked behind it is as new as the lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Supplier<CounterSession> lockOwn(String authority, String counter, String clerk, Questions questions) {
        var answer = questions.add("""
                select * from counter_session where authority = ? and counter = ? and clerk = ? and ended_at is null
                for update
                """, CounterSessions::session, authority, counter, clerk);
        return () -> answer.first().orElseThrow(() -> notSignedOn(counter));
    }

    private static Refusal notSignedOn(String counter) {
        return new Refusal(CounterProblem.NOT_SIGNED_ON).with("counter", counter);
    }

    /**
     * Whoever sits at the counter, and stays until the transaction ends.
     *
     * @throws Refusal 409 {@code not-signed-on}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CounterSession lockAny(String authority, String counter) {
        return sql.first("""
                        select * from counter_session
                        where authority = ? and counter = ? and ended_at is null
                        for update
                        """, CounterSessions::session, authority, counter).orElseThrow(() -> notSignedOn(counter));
    }

    /** Where the clerk is signed on, locked: a lead who signs the clerk off comes before or after. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<CounterSession> lockOfClerk(String authority, String clerk) {
        return sql.first(OF_CLERK + " for update", CounterSessions::session, authority, clerk);
    }

    /** Where the clerk is signed on. */
    public Optional<CounterSession> ofClerk(String authority, String clerk) {
        return sql.alone(questions -> ofClerk(authority, clerk, questions)::first);
    }

    /** The same, asked with other questions. */
    public Questions.Answer<CounterSession> ofClerk(String authority, String clerk, Questions questions) {
        return questions.add(OF_CLERK, CounterSessions::session, authority, clerk);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void begin(Counter counter, String clerk, List<String> services, List<String> languages, Instant now) {
        try {
            sql.update(
                    """
                    insert into counter_session
                        (id, authority, office, counter, clerk, services, languages, started_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    UUID.randomUUID(),
                    counter.authority(),
                    counter.office(),
                    counter.code(),
                    clerk,
                    services,
                    languages,
                    now);
        } catch (SqlFailure refused) {
            if (SqlStates.is(SqlStates.UNIQUE_VIOLATION, refused)) {
                throw new Refusal(CounterProblem.COUNTER_TAKEN).with("counter", counter.code());
            }
            throw refused;
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void narrow(UUID session, List<String> services, List<String> languages) {
        sql.update("update counter_session set services = ?, languages = ? where id = ?", services, languages, session);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CounterSession pause(CounterSession session, Instant now) {
        return pausedSince(session, now);
    }

    /** Whoever takes somebody on is back. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CounterSession goOn(CounterSession session) {
        return session.pauses() ? pausedSince(session, null) : session;
    }

    private CounterSession pausedSince(CounterSession session, @Nullable Instant moment) {
        return sql.first(
                        "update counter_session set paused_since = ? where id = ? returning *",
                        CounterSessions::session,
                        moment,
                        session.id())
                .orElseThrow();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(UUID session, Instant now) {
        sql.update(
                "update counter_session set ended_at = greatest(?, started_at), paused_since = null"
                        + " where id = ? and ended_at is null",
                now,
                session);
    }

    /** Nobody sits there at night; true when somebody was still signed on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean endAll(String office, Instant startedBefore, Instant now) {
        return sql.update("""
                        update counter_session set ended_at = ?, paused_since = null
                        where office = ? and ended_at is null and started_at < ?
                        """, now, office, startedBefore) > 0;
    }

    private static CounterSession session(Row row) throws SQLException {
        return new CounterSession(
                row.id("id"),
                row.text("authority"),
                row.text("office"),
                row.text("counter"),
                row.text("clerk"),
                row.texts("services"),
                row.texts("languages"),
                row.moment("started_at"),
                row.momentOrNull("paused_since"));
    }
}
