package de.willkommen.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Reads event payloads: unknown fields are ignored, unknown enum values become {@code UNKNOWN}. */
@Singleton
public class EventReader {

    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
    }

    /**
     * The payload as a record of {@code event-contracts}.
     *
     * @throws UnreadableEvent when it is not one; the channel's failure strategy puts it on the dead-letter topic
     */
    public <T> T read(String payload, Class<T> type) {
        try {
            var event = json.readValue(payload, type);
            if (event == null) {
                throw new UnreadableEvent("The payload is empty.", null);
            }
            return event;
        } catch (JsonProcessingException e) {
            // The message of the exception quotes the payload, which may hold personal data.
            throw new UnreadableEvent("The payload is no " + type.getSimpleName() + ".", e.getLocation());
        }
    }
}
