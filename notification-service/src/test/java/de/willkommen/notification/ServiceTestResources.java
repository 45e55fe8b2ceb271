package de.willkommen.notification;

import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResource;

/** What every test of the running service stands on; named once, so that all share one start. */
@QuarkusTestResource(EmbeddedPostgres.class)
@QuarkusTestResource(Providers.class)
final class ServiceTestResources {

    private ServiceTestResources() {}
}
