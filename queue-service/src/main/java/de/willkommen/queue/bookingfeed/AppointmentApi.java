package de.willkommen.queue.bookingfeed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What appointment-service answers to staff and kiosks. */
@RegisterRestClient(configKey = "appointment")
@Path("/api/v1/bookings")
interface AppointmentApi {

    /** The pseudonymous booking as in its event; 404 when unknown. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    String byReference(
            @QueryParam("reference") String reference,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("X-Request-Id") @Nullable String requestId);
}
