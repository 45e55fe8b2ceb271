/** What protects browsers: forged requests, security headers, the size of bodies. */
@NullMarked
package de.willkommen.gateway.guard;

import org.jspecify.annotations.NullMarked;
