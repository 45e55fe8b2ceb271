/** The office at this moment, for the team lead. */
@NullMarked
package de.willkommen.web.backoffice.overview;

import org.jspecify.annotations.NullMarked;
