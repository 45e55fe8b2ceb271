/** SMS by SMPP, with receipts. */
@NullMarked
package de.willkommen.notification.sms;

import org.jspecify.annotations.NullMarked;
