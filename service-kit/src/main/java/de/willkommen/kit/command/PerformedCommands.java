package de.willkommen.kit.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.Companions;
import de.willkommen.kit.sql.LastWrites;
import de.willkommen.kit.sql.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a repeated command the answer of the first. The key is claimed and the answer stored in the transaction of the
 * effect: a second request waits for the first by the primary key, and a refusal, which rolls back, leaves no trace.
 */
@ApplicationScoped
public class PerformedCommands {

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private final AgroalDataSource database;
    private final EntityManager entities;
    private final LastWrites writes;
    private final ObjectMapper json;
    private final Clock clock;

    PerformedCommands(
            AgroalDataSource database, EntityManager entities, LastWrites writes, ObjectMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.writes = writes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Performs the effect, or answers as the first time.
     *
     * <p>A refusal has to be thrown: a returned one would commit and be stored.
     *
     * @param key nothing for a command sent without a key, which is simply performed
     * @param answerType a record without names and secrets, readable from JSON
     * @throws Refusal 422 when the key was used for another request
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(Optional<CommandKey> key, Class<T> answerType, Supplier<T> effect) {
        return once(key, answerType, new Alone(), effect);
    }

    /**
     * The same, where the claim of the key takes the effect's first questions along in its message.
     *
     * @param questions asked when the effect begins; in vain, when the command was performed before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(Optional<CommandKey> key, Class<T> answerType, Companions questions, Supplier<T> effect) {
        if (key.isEmpty()) {
            questions.ask();
            return effect.get();
        }
        var command = key.get();
        if (!claim(command, questions)) {
            return earlierAnswer(command, answerType);
        }
        var answer = effect.get();
        writes.add("""
                update performed_command set answer = cast(? as jsonb)
                where caller = ? and operation = ? and key = ?
                """, written(answer), command.caller(), command.operation(), command.key());
        writes.send();
        return answer;
    }

    private boolean claim(CommandKey command, Companions questions) {
        var now = clock.instant();
        return questions.askBehind(
                        """
                        insert into performed_command as earlier (caller, operation, key, request_hash, expires_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (caller, operation, key) do update
                            set request_hash = excluded.request_hash, answer = null, expires_at = excluded.expires_at
                            where earlier.expires_at <= ?
                        """,
                        command.caller(),
                        command.operation(),
                        command.key(),
                        command.requestHash(),
                        now.plus(KEPT_FOR),
                        now)
                == 1;
    }

    /** A claim that takes nothing along. */
    private final class Alone implements Companions {

        @Override
        public void ask() {}

        @Override
        public long askBehind(String statement, @Nullable Object... values) {
            return new RoundTrip().add(statement, values).send(database).get(0);
        }
    }

    private <T> T earlierAnswer(CommandKey command, Class<T> answerType) {
        var row = (Object[]) entities.createNativeQuery("""
                        select request_hash, cast(answer as text) from performed_command
                        where caller = :caller and operation = :operation and key = :key
                        """)
                .setParameter("caller", command.caller())
                .setParameter("operation", command.operation())
                .setParameter("key", command.key())
                .getSingleResult();
        if (!command.requestHash().equals(row[0])) {
            throw new Refusal(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        try {
            return json.readValue((String) row[1], answerType);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored answer is no " + answerType.getSimpleName(), e);
        }
    }

    private String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an answer: " + answer.getClass(), e);
        }
    }
}
