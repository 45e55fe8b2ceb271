package de.willkommen.system;

import static de.willkommen.system.Platform.anybody;
import static de.willkommen.system.Platform.control;
import static de.willkommen.system.Platform.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Parts go away in the middle of the work. Nothing is lost, nothing is said twice. */
class OutagesIT {

    private static final Duration RECOVERY = Duration.ofMinutes(2);

    @Test
    void bookings_go_on_without_kafka_and_all_their_mails_arrive_once_it_is_back() {
        var booked = new ArrayList<Bookings.Held>();
        control("kafka", "stop");
        try {
            for (int i = 0; i < 10; i++) {
                booked.add(Bookings.confirmed("work-permission", i % 2 == 0 ? "de" : "ar", "2027-02-01", "2027-02-05"));
            }
        } finally {
            control("kafka", "start");
        }

        await().atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(booked)
                        .allSatisfy(
                                booking -> assertThat(mailsTo(booking.email())).hasSize(1)));
    }

    @Test
    void a_notification_service_killed_between_booking_and_mail_sends_exactly_one_after_its_restart() {
        control("notification-service", "kill");
        List<Bookings.Held> booked;
        try {
            booked = List.of(
                    Bookings.confirmed("tolerated-stay", "en", "2027-02-08", "2027-02-12"),
                    Bookings.confirmed("tolerated-stay", "ar", "2027-02-08", "2027-02-12"));
        } finally {
            control("notification-service", "start");
        }

        await().atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(booked)
                        .allSatisfy(
                                booking -> assertThat(mailsTo(booking.email())).hasSize(1)));
        staysAt(booked, 1);
    }

    @Test
    void the_same_event_delivered_three_times_is_one_mail() throws Exception {
        var booking = Bookings.confirmed("eu-blue-card", "de", "2027-02-15", "2027-02-19");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mailsTo(booking.email())).hasSize(1));

        var event = told(booking.id(), "booking.confirmed.v1");
        for (int i = 0; i < 3; i++) {
            deliverAgain(event);
        }

        staysAt(List.of(booking), 1);
    }

    @Test
    void an_instance_that_dies_is_passed_over() {
        control("appointment-service-2", "kill");
        try {
            for (int i = 0; i < 10; i++) {
                anybody().get("/api/v1/offices").then().statusCode(200).body("code", hasItem("MD-ABH"));
            }
        } finally {
            control("appointment-service-2", "start");
        }
    }

    /** A booking made afterwards has got its mail: whatever was on the way before has arrived by then. */
    private static void staysAt(List<Bookings.Held> booked, int mails) {
        var later = Bookings.confirmed("integration-course", "de", "2027-02-22", "2027-02-26");
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(mailsTo(later.email())).hasSize(1));
        assertThat(booked)
                .allSatisfy(booking -> assertThat(mailsTo(booking.email())).hasSize(mails));
    }

    /** Sends the event once more as it stands in its topic, under its own id. */
    private static void deliverAgain(ConsumerRecord<String, String> event)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(event.topic(), null, event.key(), event.value(), event.headers()))
                    .get();
        }
    }

    /** The event of this type about the booking. */
    private static ConsumerRecord<String, String> told(String bookingId, String type) {
        try (var consumer = new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("willkommen.booking.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            await().atMost(RECOVERY).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    var itsType =
                            new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                    if (event.key().equals(bookingId) && itsType.equals(type)) {
                        found.add(event);
                    }
                });
                return !found.isEmpty();
            });
            return found.get(0);
        }
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", RunningPlatform.get().address("kafka"));
    }
}
