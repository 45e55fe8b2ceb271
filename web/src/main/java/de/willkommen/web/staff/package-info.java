/** Who is signed in at a page of the staff or of a device, and which office they belong to. */
@NullMarked
package de.willkommen.web.staff;

import org.jspecify.annotations.NullMarked;
