package de.willkommen.queue.sql;

import java.sql.SQLException;

/** PostgreSQL refused a statement; rolls the transaction back. The SQLSTATE stands in the cause. */
public class SqlFailure extends RuntimeException {

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
