/**
 * The languages of the pages: which there are, which stands in for which, the interface's texts (ICU MessageFormat
 * files under {@code texts/<area>/<tag>.properties}, reached from templates as {@code {t:area.key(arguments)}}), and
 * dates the way every page writes them.
 */
@NullMarked
package de.willkommen.web.language;

import org.jspecify.annotations.NullMarked;
