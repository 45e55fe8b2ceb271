/**
 * The citizen's way: find a service, choose a time, leave a name, come back to move or cancel. Every step is an address
 * of its own and works without scripts; every change is a posted form that ends in a redirect.
 */
@NullMarked
package de.willkommen.web.citizen;

import org.jspecify.annotations.NullMarked;
