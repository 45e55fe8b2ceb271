package de.willkommen.system;

import static de.willkommen.system.Platform.OFFICE;
import static de.willkommen.system.Platform.anybody;
import static de.willkommen.system.Platform.key;
import static de.willkommen.system.Platform.slots;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Bookings as a citizen makes them over the gateway. */
final class Bookings {

    private static final AtomicInteger PEOPLE =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(900_000));

    private Bookings() {}

    /**
     * What the holder knows after confirming.
     *
     * @param email address the messages of this booking alone go to
     */
    record Held(String id, String reference, String token, String start, String email, String phone) {}

    static String firstSlot(String service, String from, String to) {
        return slots(service, from, to).then().statusCode(200).extract().path("slots[0].start");
    }

    static Response hold(String service, String start, String language) {
        return anybody(holdRequest(service, start, language))
                .header("Idempotency-Key", key())
                .post("/api/v1/bookings");
    }

    static Map<String, Object> holdRequest(String service, String start, String language) {
        return Map.of(
                "office",
                OFFICE,
                "services",
                List.of(Map.of("code", service, "persons", 1)),
                "start",
                start,
                "language",
                language,
                "accessNeeds",
                List.of());
    }

    static Response confirm(String id, String token, String email, String phone, List<String> notify) {
        var body = new HashMap<String, Object>(
                Map.of("givenName", "Layla", "familyName", "Öztürk", "notify", notify, "consent", true));
        if (email != null) {
            body.put("email", email);
        }
        if (phone != null) {
            body.put("phone", phone);
        }
        return anybody(body).header("Booking-Token", token).post("/api/v1/bookings/" + id + "/confirmation");
    }

    /** Books the first free time of a window, to be told by mail and SMS. */
    static Held confirmed(String service, String language, String from, String to) {
        for (int attempt = 0; attempt < 5; attempt++) {
            var held = hold(service, firstSlot(service, from, to), language);
            if (held.statusCode() == 201) {
                var number = PEOPLE.incrementAndGet();
                var email = "person" + number + "@example.org";
                var phone = "+4915112%06d".formatted(number);
                var id = held.<String>path("id");
                var token = held.<String>path("token");
                confirm(id, token, email, phone, List.of("EMAIL", "SMS")).then().statusCode(200);
                return new Held(id, held.path("reference"), token, held.path("start"), email, phone);
            }
        }
        throw new AssertionError("No free time for " + service + " between " + from + " and " + to);
    }
}
