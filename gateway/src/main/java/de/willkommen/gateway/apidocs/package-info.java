/** The interface of the platform as one OpenAPI document and as pages to read. */
@NullMarked
package de.willkommen.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
