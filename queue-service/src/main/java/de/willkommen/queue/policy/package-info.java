/** How an office calls, as its lead set it, and who changed what when. */
@NullMarked
package de.willkommen.queue.policy;

import org.jspecify.annotations.NullMarked;
