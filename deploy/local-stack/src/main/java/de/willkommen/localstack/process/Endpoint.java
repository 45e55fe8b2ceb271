package de.willkommen.localstack.process;

import java.util.Arrays;
import java.util.Optional;

/** Every port the stack listens on, with the number it has unless somebody chooses another. */
public enum Endpoint {
    GATEWAY("gateway", 8080, "the gateway with all pages and the API"),
    APPOINTMENT("appointment-service", 8081, "appointment-service"),
    QUEUE("queue-service", 8082, "queue-service"),
    NOTIFICATION("notification-service", 8083, "notification-service"),
    CONTENT("content-service", 8084, "content-service"),
    WEB("web", 8085, "web"),
    POSTGRESQL("postgresql", 5433, "PostgreSQL"),
    KAFKA("kafka", 9092, "Kafka"),
    KAFKA_CONTROLLER("kafka-controller", 9093, "Kafka's controller"),
    KEYCLOAK("keycloak", 8180, "Keycloak"),
    KEYCLOAK_MANAGEMENT("keycloak-management", 8190, "Keycloak's health and metrics"),
    SMTP("smtp", 2525, "the mail server"),
    MAIL("mail", 8025, "the page of received mail"),
    SMPP("smpp", 2775, "the SMS centre"),
    SMS("sms", 8026, "the page of received SMS"),
    CONTROL("control", 8099, "the control address of the stack");

    private final String option;
    private final int usual;
    private final String purpose;

    Endpoint(String option, int usual, String purpose) {
        this.option = option;
        this.usual = usual;
        this.purpose = purpose;
    }

    /** The name in {@code --port.<name>} and in {@code stack.json}. */
    public String option() {
        return option;
    }

    int usual() {
        return usual;
    }

    /** What listens there, as a sentence names it. */
    public String purpose() {
        return purpose;
    }

    public static Optional<Endpoint> named(String option) {
        return Arrays.stream(values()).filter(e -> e.option.equals(option)).findFirst();
    }
}
