package de.willkommen.system;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What a caller of the public interface needs: the gateway, tokens of the demo accounts, mail and SMS that arrived. */
final class Platform {

    static final String OFFICE = "MD-ABH";

    private static final RunningPlatform RUNNING = RunningPlatform.get();
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    /** Well below the five minutes of a token. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(2);

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    private Platform() {}

    /** A request to the gateway by nobody in particular. */
    static RequestSpecification anybody() {
        return anybodyReading("de");
    }

    /** A request by somebody who reads that language. */
    static RequestSpecification anybodyReading(String language) {
        return given().baseUri(RUNNING.publicUrl()).header("Accept-Language", language);
    }

    /** A request with a JSON body. */
    static RequestSpecification anybody(Object body) {
        return anybody().contentType(ContentType.JSON).body(body);
    }

    /** A request to the gateway with the token of a demo account. */
    static RequestSpecification as(String user) {
        return anybody().header("Authorization", "Bearer " + token(user));
    }

    static RequestSpecification as(String user, Object body) {
        return as(user).contentType(ContentType.JSON).body(body);
    }

    /** An access token by the password grant of the demo realm; asked for anew once it could have run out. */
    static String token(String user) {
        return TOKENS.compute(user, (name, known) -> known == null || known.isOld() ? freshToken(name) : known)
                .text();
    }

    static void forgetTokens() {
        TOKENS.clear();
    }

    private static Token freshToken(String user) {
        var asked = System.nanoTime();
        return new Token(
                given().formParams(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "willkommen-cli",
                                "username",
                                user,
                                "password",
                                user))
                        .post(RUNNING.issuer() + "/protocol/openid-connect/token")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("access_token"),
                asked);
    }

    private record Token(String text, long asked) {

        private boolean isOld() {
            return System.nanoTime() - asked > RENEWED_AFTER.toNanos();
        }
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** Mails to an address, the newest first. */
    static List<Map<String, Object>> mailsTo(String address) {
        return received("mail", address);
    }

    /** Short messages to a number in E.164, the newest first. */
    static List<Map<String, Object>> messagesTo(String number) {
        return received("sms", number);
    }

    private static List<Map<String, Object>> received(String box, String to) {
        List<Map<String, Object>> all = given().get(RUNNING.address(box) + "/api/messages")
                .then()
                .statusCode(200)
                .extract()
                .path("$");
        var digits = to.replace("+", "");
        return all.stream()
                .filter(message -> String.valueOf(message.get("to")).contains(digits))
                .toList();
    }

    /** Stops, starts or kills a part. */
    static void control(String part, String verb) {
        given().post(RUNNING.address("control") + "/parts/" + part + "/" + verb)
                .then()
                .statusCode(200);
    }

    static Response slots(String service, String from, String to) {
        return anybody()
                .queryParam("office", OFFICE)
                .queryParam("service", service)
                .queryParam("from", from)
                .queryParam("to", to)
                .get("/api/v1/slots");
    }
}
