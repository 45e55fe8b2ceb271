package de.willkommen.kit.sql;

import java.sql.SQLException;

/** PostgreSQL refused a statement of a {@link RoundTrip}; the transaction is over. The SQLSTATE stands in the cause. */
public class StatementRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementRefused(SQLException cause) {
        super(cause);
    }
}
