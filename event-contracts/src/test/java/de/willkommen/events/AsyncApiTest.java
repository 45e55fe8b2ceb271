package de.willkommen.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The interface document says what the records and the samples say. */
class AsyncApiTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final JsonNode DOCUMENT = document();

    private final ObjectMapper json = new ObjectMapper();

    static Stream<String> types() {
        return EventSamplesTest.typeNames();
    }

    @Test
    void every_type_is_a_message_of_exactly_one_channel() {
        var inChannels = StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false)
                .flatMap(channel -> names(channel.path("messages")).stream())
                .toList();

        assertThat(names(DOCUMENT.at("/components/messages")))
                .containsExactlyInAnyOrderElementsOf(EventSamplesTest.types().keySet());
        assertThat(inChannels)
                .containsExactlyInAnyOrderElementsOf(EventSamplesTest.types().keySet());
        DOCUMENT.at("/components/messages")
                .properties()
                .forEach(message ->
                        assertThat(message.getValue().path("name").asText()).isEqualTo(message.getKey()));
    }

    @Test
    void every_topic_is_a_channel() {
        var topics = Arrays.stream(Topics.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(AsyncApiTest::constant)
                .toList();

        assertThat(StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false)
                        .map(channel -> channel.path("address").asText()))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_sample_fits_its_schema_and_says_nothing_else(String type) throws IOException {
        var sample = json.readTree(Files.readString(RESOURCES.resolve("samples/" + type + ".json")));

        assertThat(schemaOf(type).validate(sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_sample_without_a_mandatory_field_does_not_fit(String type) throws IOException {
        var sample = (ObjectNode) json.readTree(Files.readString(RESOURCES.resolve("samples/" + type + ".json")));
        sample.remove("revision");

        assertThat(schemaOf(type).validate(sample)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_schema_has_the_fields_of_its_record(String type) {
        var eventRecord = EventSamplesTest.types().get(type);
        var schema = DOCUMENT.at("/components/schemas/" + schemaName(type));

        assertThat(names(schema.path("properties")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(eventRecord.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(StreamSupport.stream(schema.path("required").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(eventRecord.getRecordComponents())
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void the_states_of_a_schema_are_those_of_its_record() {
        assertThat(values("Booking", "status")).containsExactly(names(BookingChanged.State.values()));
        assertThat(values("Booking", "cause")).containsExactly(names(BookingChanged.Cause.values()));
        assertThat(values("Ticket", "status")).containsExactly(names(TicketChanged.State.values()));
        assertThat(values("Notification", "status")).containsExactly(names(NotificationChanged.State.values()));
        assertThat(values("Contact", "subject")).containsExactly(names(ContactChanged.Subject.values()));
        assertThat(strings(DOCUMENT.at("/components/schemas/Channel/enum")))
                .containsExactly(names(ContactChanged.Channel.values()));
    }

    /** The schema of the payload, closed: what it does not name is an error here, though readers have to ignore it. */
    private static JsonSchema schemaOf(String type) {
        var root = (ObjectNode) DOCUMENT.deepCopy();
        root.path("components").path("schemas").forEach(AsyncApiTest::close);
        root.put("$ref", "#/components/schemas/" + schemaName(type));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        root,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    private static String schemaName(String type) {
        return DOCUMENT.path("components")
                .path("messages")
                .path(type)
                .path("payload")
                .path("$ref")
                .asText()
                .replace("#/components/schemas/", "");
    }

    private static List<String> values(String schema, String property) {
        return strings(DOCUMENT.at("/components/schemas/" + schema + "/properties/" + property + "/enum"));
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static TreeSet<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static String constant(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Files.readString(RESOURCES.resolve("asyncapi.yaml")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
