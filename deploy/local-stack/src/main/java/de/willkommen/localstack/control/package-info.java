/** A local address through which tests stop, start and kill single parts. */
@NullMarked
package de.willkommen.localstack.control;

import org.jspecify.annotations.NullMarked;
