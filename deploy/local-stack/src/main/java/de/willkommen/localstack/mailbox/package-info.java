/** A mail server and an SMS centre that accept everything and show what they received. */
@NullMarked
package de.willkommen.localstack.mailbox;

import org.jspecify.annotations.NullMarked;
