/** Who is calling, and for which authority. */
@NullMarked
package de.willkommen.kit.tenancy;

import org.jspecify.annotations.NullMarked;
