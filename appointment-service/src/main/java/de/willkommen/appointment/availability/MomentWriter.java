package de.willkommen.appointment.availability;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.OffsetDateTime;

/** Writes a whole minute as RFC 3339 asks. An answer can hold two thousand; a formatter takes twice as long. */
class MomentWriter extends JsonSerializer<OffsetDateTime> {

    private static final String SECONDS = ":00";
    private static final int WITHOUT_SECONDS = "2026-11-24T08:00".length();

    @Override
    public void serialize(OffsetDateTime moment, JsonGenerator json, SerializerProvider provider) throws IOException {
        // Its own text leaves out seconds that are zero, and writes nothing else differently.
        var text = moment.toString();
        json.writeString(
                moment.getSecond() == 0 && moment.getNano() == 0
                        ? text.substring(0, WITHOUT_SECONDS) + SECONDS + text.substring(WITHOUT_SECONDS)
                        : text);
    }
}
