/** Descriptions of services: what, for whom, what to bring, what it costs. */
@NullMarked
package de.willkommen.content.service;

import org.jspecify.annotations.NullMarked;
