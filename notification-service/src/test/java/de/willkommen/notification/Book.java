package de.willkommen.notification;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks into the service's tables. */
@Singleton
public class Book {

    private final AgroalDataSource database;

    Book(AgroalDataSource database) {
        this.database = database;
    }

    /** Status of the newest message about a booking or ticket; empty while there is none. */
    public String status(UUID subject) {
        var found = list("select status from message where subject_id = ? order by seq desc limit 1", subject);
        return found.isEmpty() ? "" : found.get(0);
    }

    public int attempts(UUID subject) {
        return Integer.parseInt(list(
                        "select count(*) from attempt a join message m on m.id = a.message_id where m.subject_id = ?"
                                + " and a.ended_at is not null",
                        subject)
                .get(0));
    }

    public int contacts(UUID subject) {
        return Integer.parseInt(list("select count(*) from contact where subject_id = ?", subject)
                .get(0));
    }

    public int occasions(UUID subject) {
        return Integer.parseInt(list("select count(*) from occasion where subject_id = ?", subject)
                .get(0));
    }

    public List<String> states(UUID subject) {
        return list("select state from occasion where subject_id = ?", subject);
    }

    public List<String> dueReminders(UUID subject) {
        return list(
                "select due_at at time zone 'UTC' from occasion where subject_id = ? and purpose = 'REMINDER'"
                        + " and state = 'WAITING'",
                subject);
    }

    /** Types and reasons of the events told about the messages. */
    public List<String> announced(UUID subject) {
        return list(
                "select type || ' ' || coalesce(payload ->> 'reason', 'null') from outbox"
                        + " where payload ->> 'subjectId' = ?::uuid::text order by seq",
                subject);
    }

    /** As an instance leaves it that was killed a while ago. */
    public void leftBehind(UUID subject, String status) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update message set status = ?, lease_until = '2020-01-01' where subject_id = ? and status = 'QUEUED'")) {
            update.setString(1, status);
            update.setObject(2, subject);
            for (int rows = 0; rows == 0; ) {
                rows = update.executeUpdate();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What earlier tests have left in the queue would hold up the next one. */
    public void clear() {
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.execute("delete from occasion where state = 'WAITING'");
            delete.execute("delete from message where status = 'QUEUED'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public byte[] sealedContact(UUID subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select sealed from contact where subject_id = ?")) {
            select.setObject(1, subject);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> list(String query, UUID subject) {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, subject);
            try (var rows = select.executeQuery()) {
                var values = new ArrayList<String>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
