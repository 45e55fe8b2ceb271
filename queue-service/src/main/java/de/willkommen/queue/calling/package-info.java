/** What a clerk does: sign on, call, serve, park, pass on, finish, undo. */
@NullMarked
package de.willkommen.queue.calling;

import org.jspecify.annotations.NullMarked;
