package de.willkommen.kit.sql;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** What PostgreSQL answered, found behind the wrappers of the persistence layer. */
public final class SqlStates {

    /** An exclusion constraint said no: somebody else has the time. */
    public static final String EXCLUSION_VIOLATION = "23P01";

    /** A unique index said no. */
    public static final String UNIQUE_VIOLATION = "23505";

    private SqlStates() {}

    /** The SQLSTATE behind the exception. What a commit meets at its end stands beside it, not behind it. */
    public static Optional<String> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
            for (var beside : cause.getSuppressed()) {
                var state = of(beside);
                if (state.isPresent()) {
                    return state;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the constraint or index of that state refused the write. */
    public static boolean is(String state, Throwable thrown) {
        return of(thrown).filter(state::equals).isPresent();
    }

    /** Deadlock or serialisation failure: the same transaction may succeed at once. */
    public static boolean isConflict(Throwable thrown) {
        return of(thrown)
                .filter(state -> state.equals("40001") || state.equals("40P01"))
                .isPresent();
    }

    /** A conflict, a lock or connection that was not to be had, or a database that is starting or stopping. */
    public static boolean isTransient(Throwable thrown) {
        return isConflict(thrown)
                || of(thrown)
                        .filter(state -> state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57P")
                                || state.equals("55P03"))
                        .isPresent()
                || isAcquisitionTimeout(thrown);
    }

    private static boolean isAcquisitionTimeout(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() == null
                    && String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout")) {
                return true;
            }
        }
        return false;
    }
}
