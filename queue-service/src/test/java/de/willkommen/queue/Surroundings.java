package de.willkommen.queue;

import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResource;

/** What stands around the service in every test of the module, so that it boots once. */
@QuarkusTestResource(EmbeddedPostgres.class)
@QuarkusTestResource(TokenIssuer.class)
@QuarkusTestResource(AppointmentStub.class)
class Surroundings {}
