package de.willkommen.kit.sql;

import org.jspecify.annotations.Nullable;

/** Questions that can go to PostgreSQL in the message of a statement that has to come before them. */
public interface Companions {

    /** Asks them, in the running transaction. */
    void ask();

    /** Sends the statement and asks them behind it; the number of rows it has written. */
    long askBehind(String statement, @Nullable Object... values);
}
