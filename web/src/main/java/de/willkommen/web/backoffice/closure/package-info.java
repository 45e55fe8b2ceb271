/**
 * Closures, absences and training days: the list with the holidays of the Land, and a form that says what an entry would
 * do before it is stored.
 */
@NullMarked
package de.willkommen.web.backoffice.closure;

import org.jspecify.annotations.NullMarked;
