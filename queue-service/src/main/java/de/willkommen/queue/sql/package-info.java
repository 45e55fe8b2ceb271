/** Plain SQL in the running transaction, for what is no aggregate: copies, stays, feeds, figures. */
@NullMarked
package de.willkommen.queue.sql;

import org.jspecify.annotations.NullMarked;
