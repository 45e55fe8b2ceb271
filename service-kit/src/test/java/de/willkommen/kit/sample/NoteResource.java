package de.willkommen.kit.sample;

import de.willkommen.kit.command.CommandKeys;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/notes")
class NoteResource {

    private final NoteDesk desk;
    private final CommandKeys keys;
    private final RoutingContext routing;

    NoteResource(NoteDesk desk, CommandKeys keys, RoutingContext routing) {
        this.desk = desk;
        this.keys = keys;
        this.routing = routing;
    }

    record Writing(@NotNull @Size(min = 1, max = 200) String text, List<Line> lines) {}

    record Line(int number) {}

    @POST
    @PermitAll
    public Note write(@Valid @NotNull Writing writing) {
        return desk.write(keys.optional("write-note", writing), writing.text());
    }

    /** What came, and whether it was all there when the work began. */
    record Arrival(int letters, boolean wasWhole) {}

    @POST
    @Path("/arrivals")
    @PermitAll
    public Arrival arrive(@NotNull Writing writing) {
        return new Arrival(writing.text().length(), routing.body().buffer() != null);
    }

    @GET
    @Path("/clerk")
    @RolesAllowed("clerk")
    public String clerk() {
        return "clerk";
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "nobody said who may read this";
    }

    @GET
    @Path("/broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("secret inside");
    }
}
