package de.willkommen.web.upstream;

import de.willkommen.web.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** What travels on from the reader's request: token, language of the page, request id. */
@ApplicationScoped
public class RelayedHeaders implements ClientHeadersFactory {

    private final Visit visit;

    @Inject
    RelayedHeaders(Visit visit) {
        this.visit = visit;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        var headers = new MultivaluedHashMap<String, String>();
        visit.relayed().forEach(headers::putSingle);
        return headers;
    }
}
