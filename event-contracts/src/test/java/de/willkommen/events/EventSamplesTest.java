package de.willkommen.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event type has one sample, and the record writes what the sample says, to the letter. */
class EventSamplesTest {

    private static final Path SAMPLES = Path.of("src/main/resources/samples");

    private static final Class<?>[] RECORDS = {
        BookingChanged.class,
        TicketChanged.class,
        ContactChanged.class,
        NotificationChanged.class,
        OfficeChanged.class,
        CounterChanged.class,
        StaffChanged.class,
        ServiceChanged.class,
        ServiceTextPublished.class,
        OfficeTextPublished.class,
        CounterTextPublished.class,
        PagePublished.class
    };

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @ParameterizedTest
    @MethodSource("typeNames")
    void an_event_is_written_as_its_sample_says(String type) throws IOException {
        var sample = Files.readString(SAMPLES.resolve(type + ".json"));

        var event = json.readValue(sample, types().get(type));

        assertThat(json.writeValueAsString(event)).isEqualTo(json.writeValueAsString(json.readTree(sample)));
    }

    @Test
    void there_is_no_sample_without_a_type() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(types().keySet());
        }
    }

    @Test
    void a_state_of_a_later_version_is_read_as_unknown() throws IOException {
        var lenient = json.copy().enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);

        assertThat(lenient.readValue("\"POSTPONED\"", BookingChanged.State.class))
                .isEqualTo(BookingChanged.State.UNKNOWN);
    }

    static Stream<String> typeNames() {
        return types().keySet().stream();
    }

    static Map<String, Class<?>> types() {
        var types = new TreeMap<String, Class<?>>();
        for (var eventRecord : RECORDS) {
            Stream.of(eventRecord.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                    .forEach(field -> types.put(valueOf(field), eventRecord));
        }
        return types;
    }

    private static String valueOf(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
