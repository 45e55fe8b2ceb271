package de.willkommen.appointment.booking;

import de.willkommen.kit.sql.SqlStates;
import de.willkommen.kit.sql.StatementRefused;
import java.sql.SQLException;

/**
 * The new reference belongs to a booking already. So rare that nobody asks beforehand: the unique constraint refuses it,
 * and the transaction is repeated with another one, as after any failed serialisation.
 */
class ReferenceTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String SERIALISATION_FAILURE = "40001";

    private ReferenceTaken() {
        super(new SQLException("The reference is taken", SERIALISATION_FAILURE));
    }

    /** What to throw in place of what PostgreSQL refused: itself, unless it was the reference. */
    static RuntimeException where(StatementRefused refused) {
        return SqlStates.is(SqlStates.UNIQUE_VIOLATION, refused) ? new ReferenceTaken() : refused;
    }
}
