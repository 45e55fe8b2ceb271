/** What every listener shares. */
@NullMarked
package de.willkommen.notification.intake;

import org.jspecify.annotations.NullMarked;
