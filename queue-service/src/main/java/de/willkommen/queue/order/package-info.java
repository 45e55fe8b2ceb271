/** In which order people are called, and why: pure rules without a database. See the README, "Policy". */
@NullMarked
package de.willkommen.queue.order;

import org.jspecify.annotations.NullMarked;
