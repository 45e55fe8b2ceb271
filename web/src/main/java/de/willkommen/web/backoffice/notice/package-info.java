/** Notices of the display for a time: written in several languages, shown in advance, ended early. */
@NullMarked
package de.willkommen.web.backoffice.notice;

import org.jspecify.annotations.NullMarked;
