/** Starts, watches and ends the whole platform on one machine, without containers. */
@NullMarked
package de.willkommen.localstack;

import org.jspecify.annotations.NullMarked;
