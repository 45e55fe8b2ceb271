package de.willkommen.queue.life;

import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where random days are played: an office with the counters 101, 102 and 103 for residence and 201 for advice, and five
 * clerks. The first may call whom they choose, the second speaks Arabic, the fourth advises and speaks it too, the last leads.
 * The service behind it may run in any number of instances; each request says at which it is made.
 */
public interface Stage {

    /** Somebody who works there; only the last of them leads. */
    record Clerk(String subject, boolean lead) {}

    /** An appointment somebody made for a residence permit, in Arabic. */
    record Appointment(UUID id, String reference, Instant start) {}

    /** Nobody is there, nobody waits, and nothing was ever called. */
    void open();

    /** Code of the office. */
    String office();

    /** The five clerks. */
    List<Clerk> clerks();

    /** A request of a clerk. */
    RequestSpecification as(Clerk clerk, int instance);

    /** A request of the kiosk. */
    RequestSpecification kiosk(int instance);

    /** A request of somebody with no account. */
    RequestSpecification anybody(int instance);

    /** A request of a clerk of another office. */
    RequestSpecification stranger(int which, int instance);

    /** Makes an appointment; {@code how} says when. */
    Optional<Appointment> book(int how);

    /** Cancels it where it was made; the queue knows it when this returns. */
    void cancel(Appointment appointment);

    /** The present moment there. */
    Instant now();

    /** Lets time pass, where it can be moved; where it can't, a moment that is near is waited for. */
    void moveTo(Instant moment);

    /** Whether time stands still between two steps, so that every moment is known beforehand. */
    boolean timeStandsStill();

    /** Ends the day that is over at this moment, and those before it. */
    void nightFalls(Instant closing);

    /** Where every event stands that the queue has announced, the delivered ones too: a table or a question in brackets. */
    default String announced() {
        return "outbox";
    }

    /** Rows of the queue's database as maps of texts. */
    List<Map<String, String>> rows(String sql);
}
