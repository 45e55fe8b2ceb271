/** The parts under load: the local stack with PostgreSQL, Kafka, Keycloak and the packaged services. */
@NullMarked
package de.willkommen.benchmarks.stack;

import org.jspecify.annotations.NullMarked;
