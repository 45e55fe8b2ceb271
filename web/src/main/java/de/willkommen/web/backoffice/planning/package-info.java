/**
 * Planning the time of an office: the calendar by day, week and month, opening plans with a preview before anything is saved,
 * and weeks that get the hours of another one. What is planned is decided by appointment-service; this shows it.
 */
@NullMarked
package de.willkommen.web.backoffice.planning;

import org.jspecify.annotations.NullMarked;
