/**
 * Notices for a time: what everybody in an office should know from one moment until another, in as many languages as it
 * was written in. Displays show those in force, beside what is always said about the office.
 */
@NullMarked
package de.willkommen.content.notice;

import org.jspecify.annotations.NullMarked;
