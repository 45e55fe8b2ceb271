/** How long people waited, how it went and how much there was to do, for the team lead. */
@NullMarked
package de.willkommen.web.backoffice.statistics;

import org.jspecify.annotations.NullMarked;
