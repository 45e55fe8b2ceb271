package de.willkommen.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What was announced, for tests to read. */
@Singleton
public class OutboxTable {

    private final AgroalDataSource database;
    private final ObjectMapper json;

    OutboxTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The events of one key, the oldest first. */
    public List<Announced> of(String key) {
        return select("select * from outbox where key = ? order by seq", key);
    }

    /** How many events there are. */
    public int size() {
        return select("select * from outbox where ? <> '' order by seq", "all").size();
    }

    private List<Announced> select(String sql, String parameter) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (var rows = select.executeQuery()) {
                var events = new ArrayList<Announced>();
                while (rows.next()) {
                    events.add(new Announced(
                            rows.getString("topic"),
                            rows.getString("type"),
                            rows.getString("authority"),
                            json.readTree(rows.getString("payload"))));
                }
                return events;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** An event. */
    public record Announced(String topic, String type, String authority, JsonNode payload) {}
}
