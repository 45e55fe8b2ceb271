/**
 * The copy of what content-service publishes: names, documents to bring and directions, in the reader's language.
 */
@NullMarked
package de.willkommen.appointment.text;

import org.jspecify.annotations.NullMarked;
