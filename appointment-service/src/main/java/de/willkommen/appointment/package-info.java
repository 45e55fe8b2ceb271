/** Settings of the service; its features are the packages below. */
@NullMarked
package de.willkommen.appointment;

import org.jspecify.annotations.NullMarked;
