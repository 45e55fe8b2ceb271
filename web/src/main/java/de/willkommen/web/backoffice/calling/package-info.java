/** How the office calls: the rules its lead sets, and who changed them when. */
@NullMarked
package de.willkommen.web.backoffice.calling;

import org.jspecify.annotations.NullMarked;
