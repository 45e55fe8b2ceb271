/** What the platform is made of, and how each part is started and known to answer. */
@NullMarked
package de.willkommen.localstack.parts;

import org.jspecify.annotations.NullMarked;
