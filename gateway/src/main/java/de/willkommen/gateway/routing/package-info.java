/** Which upstream a path belongs to: patterns, their order, and the paths that are refused before any of it. */
@NullMarked
package de.willkommen.gateway.routing;

import org.jspecify.annotations.NullMarked;
