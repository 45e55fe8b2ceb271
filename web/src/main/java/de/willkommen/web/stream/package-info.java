/** Live streams and downloads: the services' answers, passed on with the reader's key or token. */
@NullMarked
package de.willkommen.web.stream;

import org.jspecify.annotations.NullMarked;
