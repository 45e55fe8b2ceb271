/**
 * What every page shares: who asks and in which language ({@link de.willkommen.web.visit.Visit}), how a template
 * becomes an answer, the pages for what went wrong, and the passage of streams and downloads to the services.
 */
@NullMarked
package de.willkommen.web.page;

import org.jspecify.annotations.NullMarked;
