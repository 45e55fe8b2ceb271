/** Mail by SMTP, with the calendar entry. */
@NullMarked
package de.willkommen.notification.mail;

import org.jspecify.annotations.NullMarked;
