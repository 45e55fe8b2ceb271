/**
 * Tells people about their booking or ticket.
 *
 * <p>An event makes an {@code occasion}; when it is due and its contact data has come, it is written as one
 * {@code message} per channel; {@code delivery} hands each over once. Nothing here decides that something happened.
 */
@NullMarked
package de.willkommen.notification;

import org.jspecify.annotations.NullMarked;
