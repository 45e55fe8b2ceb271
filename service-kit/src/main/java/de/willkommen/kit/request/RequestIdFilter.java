package de.willkommen.kit.request;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes the id over from the gateway, or makes one for a direct call. */
class RequestIdFilter {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @ServerRequestFilter(preMatching = true)
    void takeOver(ContainerRequestContext request, RoutingContext routing) {
        var given = request.getHeaderString(RequestId.HEADER);
        var id = given != null && UUID_FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        RequestId.adopt(id);
        if (!routing.response().headWritten()) {
            routing.response().putHeader(RequestId.HEADER, id);
        }
    }
}
