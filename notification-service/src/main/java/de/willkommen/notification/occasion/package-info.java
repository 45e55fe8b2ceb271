/** What has to be told, and when: bookings and tickets as they change, and reminders. */
@NullMarked
package de.willkommen.notification.occasion;

import org.jspecify.annotations.NullMarked;
