/** Events as they come from Kafka. */
@NullMarked
package de.willkommen.kit.event;

import org.jspecify.annotations.NullMarked;
