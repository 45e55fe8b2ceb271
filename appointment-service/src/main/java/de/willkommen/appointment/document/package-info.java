/** Papers: sheets as accessible PDF and codes to scan. It knows how a paper looks and nothing of what it says. */
@NullMarked
package de.willkommen.appointment.document;

import org.jspecify.annotations.NullMarked;
