/** The tiny web server that the mailboxes and the control address answer by. */
@NullMarked
package de.willkommen.localstack.http;

import org.jspecify.annotations.NullMarked;
