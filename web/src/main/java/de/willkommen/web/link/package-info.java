/**
 * The keys people hold to their booking or ticket: links that were mailed, texted or printed, and the cookies that take
 * the key out of the address at once.
 */
@NullMarked
package de.willkommen.web.link;

import org.jspecify.annotations.NullMarked;
