/** The tickets once more, for a service that has lost its copy. */
@NullMarked
package de.willkommen.queue.announcement;

import org.jspecify.annotations.NullMarked;
