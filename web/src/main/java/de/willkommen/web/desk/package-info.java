/** The clerk's desk: sign on to a counter, call, serve, park, pass on. Every button is a form; keys press buttons. */
@NullMarked
package de.willkommen.web.desk;

import org.jspecify.annotations.NullMarked;
