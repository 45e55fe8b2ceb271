package de.willkommen.appointment.availability;

import de.willkommen.appointment.availability.SlotResource.FoundSlots;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Sends found times whole, without a tree of objects in between: an answer can hold two thousand. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class FoundSlotsWriter implements ServerMessageBodyWriter<FoundSlots> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == FoundSlots.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == FoundSlots.class;
    }

    @Override
    public void writeResponse(FoundSlots found, Type generic, ServerRequestContext context) {
        context.serverResponse().end(FoundSlotsText.of(found));
    }

    @Override
    public void writeTo(
            FoundSlots found,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(FoundSlotsText.of(found));
    }
}
