/** Wakes the streams of every instance after a commit that changed an office's queue. */
@NullMarked
package de.willkommen.queue.signal;

import org.jspecify.annotations.NullMarked;
