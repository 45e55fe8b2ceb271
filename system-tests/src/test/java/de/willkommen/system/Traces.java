package de.willkommen.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the platform leaves behind while it works: logs, events, rows. */
final class Traces {

    private static final String PERSONAL = "willkommen.contact.personal.v1";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningPlatform running;

    Traces(RunningPlatform running) {
        this.running = running;
    }

    /** Which of the words stand in a log of any part, each with the file's name. */
    List<String> inLogs(Collection<String> words) {
        var found = new TreeSet<String>();
        try (var files = Files.list(running.logs())) {
            for (var file : files.toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                var utf8 = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                words.stream().filter(utf8::contains).forEach(word -> found.add(name(file) + ": " + word));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(found);
    }

    /** Which of the words stand in an event, key or header of any topic but the one for personal data. */
    List<String> inTopics(Collection<String> words) {
        var found = new TreeSet<String>();
        everyEvent()
                .forEach((topic, events) -> events.forEach(event ->
                        words.stream().filter(event::contains).forEach(word -> found.add(topic + ": " + word))));
        return List.copyOf(found);
    }

    /** How many events there are on each topic that others read. */
    Map<String, Integer> eventsByTopic() {
        var counts = new HashMap<String, Integer>();
        everyEvent().forEach((topic, events) -> counts.put(topic, events.size()));
        return counts;
    }

    private Map<String, List<String>> everyEvent() {
        var settings = new Properties();
        settings.put("bootstrap.servers", running.address("kafka"));
        var byTopic = new HashMap<String, List<String>>();
        try (var admin = Admin.create(settings);
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var topics = admin.listTopics().names().get().stream()
                    .filter(topic -> !topic.equals(PERSONAL))
                    .toList();
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : topics) {
                for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                    partitions.add(new TopicPartition(topic, partition.partition()));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("The topics are not read to their end within " + PATIENCE);
                }
                consumer.poll(Duration.ofMillis(200))
                        .forEach(event -> byTopic.computeIfAbsent(event.topic(), topic -> new ArrayList<>())
                                .add(event.key() + " " + event.value() + " " + headers(event.headers())));
            }
            return byTopic;
        } catch (Exception e) {
            throw new AssertionError("The topics cannot be read", e);
        }
    }

    private static String headers(Iterable<org.apache.kafka.common.header.Header> headers) {
        var text = new StringBuilder();
        headers.forEach(header -> text.append(header.key())
                .append('=')
                .append(header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8))
                .append(' '));
        return text.toString();
    }

    /** Which of the words stand in a row of a service's database, each with the table's name. */
    List<String> inDatabase(String name, Collection<String> words) {
        var found = new TreeSet<String>();
        try (var connection = DriverManager.getConnection(running.database(name), name, name);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery("select cast(t as text) from " + table + " t")) {
                    while (rows.next()) {
                        var row = rows.getString(1);
                        words.stream().filter(row::contains).forEach(word -> found.add(table + ": " + word));
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(found);
    }

    /** Which of the words stand in a span of any application. */
    List<String> inSpans(Collection<String> words) {
        return running.spans().found(words);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
