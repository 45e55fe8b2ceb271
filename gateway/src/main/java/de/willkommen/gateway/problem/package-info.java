/** The gateway's own refusals, as problem documents for programs and as a plain page for people. */
@NullMarked
package de.willkommen.gateway.problem;

import org.jspecify.annotations.NullMarked;
