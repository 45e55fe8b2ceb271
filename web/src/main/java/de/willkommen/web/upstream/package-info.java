/**
 * The services as the pages see them: one interface each, after the platform's published interface, and nothing else.
 * Every call carries the reader's token, language and request id; a service that answers with a problem becomes a
 * {@link de.willkommen.web.upstream.Refused}, one that can't be reached an {@link de.willkommen.web.upstream.Unreachable}.
 */
@NullMarked
package de.willkommen.web.upstream;

import org.jspecify.annotations.NullMarked;
