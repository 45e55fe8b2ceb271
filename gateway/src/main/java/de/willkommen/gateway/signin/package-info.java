/** Who asks: the bearer token of a program or the session of a person, sign-in and sign-out. */
@NullMarked
package de.willkommen.gateway.signin;

import org.jspecify.annotations.NullMarked;
