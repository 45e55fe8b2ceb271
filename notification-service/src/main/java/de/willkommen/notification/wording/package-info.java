/** What messages say: templates per purpose, channel and language, and how their holes are filled. */
@NullMarked
package de.willkommen.notification.wording;

import org.jspecify.annotations.NullMarked;
