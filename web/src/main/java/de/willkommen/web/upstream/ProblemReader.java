package de.willkommen.web.upstream;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns every answer from 400 on into a {@link Refused}. */
public class ProblemReader implements ResponseExceptionMapper<Refused> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Refused toThrowable(Response response) {
        return new Refused(problem(response));
    }

    private static Problem problem(Response response) {
        try {
            var body = response.hasEntity() ? response.readEntity(String.class) : "";
            return Problem.of(response.getStatus(), JSON.readTree(body.isBlank() ? "{}" : body));
        } catch (JacksonException notJson) {
            return Problem.of(response.getStatus());
        }
    }
}
