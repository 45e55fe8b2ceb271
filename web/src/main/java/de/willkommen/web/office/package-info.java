/** The office and its services as every kind of page shows them, put together from appointment- and content-service. */
@NullMarked
package de.willkommen.web.office;

import org.jspecify.annotations.NullMarked;
