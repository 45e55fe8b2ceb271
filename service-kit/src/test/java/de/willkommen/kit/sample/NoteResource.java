package de.willkommen.kit.sample;

import de.willkommen.kit.command.CommandKeys;
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

    NoteResource(NoteDesk desk, CommandKeys keys) {
        this.desk = desk;
        this.keys = keys;
    }

    record Writing(@NotNull @Size(min = 1, max = 200) String text, List<Line> lines) {}

    record Line(int number) {}

    @POST
    @PermitAll
    public Note write(@Valid @NotNull Writing writing) {
        return desk.write(keys.optional("write-note", writing), writing.text());
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
