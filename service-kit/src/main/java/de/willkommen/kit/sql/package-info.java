/** What PostgreSQL says when it referees. */
@NullMarked
package de.willkommen.kit.sql;

import org.jspecify.annotations.NullMarked;
