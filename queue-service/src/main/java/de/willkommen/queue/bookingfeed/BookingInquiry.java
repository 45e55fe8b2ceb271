package de.willkommen.queue.bookingfeed;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.request.RequestId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Asks appointment-service for a booking whose event has not come yet, in the caller's name. Never called inside a
 * transaction: a slow answer must not hold row locks.
 */
@ApplicationScoped
public class BookingInquiry {

    private static final Logger LOG = Logger.getLogger(BookingInquiry.class);

    private final BookedVisits visits;
    private final EventReader reader;
    private final List<AppointmentApi> instances;

    BookingInquiry(BookedVisits visits, EventReader reader, UpstreamSettings settings) {
        this.visits = visits;
        this.reader = reader;
        this.instances = settings.url().stream()
                .map(url -> QuarkusRestClientBuilder.newBuilder()
                        .baseUri(URI.create(url.strip()))
                        .connectTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(AppointmentApi.class))
                .toList();
    }

    /**
     * The booking by its reference, stored as a copy.
     *
     * @param token the caller's, to ask with
     * @throws Refusal 503 when no instance answers
     */
    public Optional<BookedVisit> byReference(String authority, String typed, String token) {
        var reference = Reference.read(typed);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        return ask(reference.get().spelled(), token)
                .filter(booking ->
                        booking.authority().equals(authority) && booking.status() != BookingChanged.State.UNKNOWN)
                .flatMap(booking -> {
                    QuarkusTransaction.requiringNew().run(() -> visits.take(booking, false));
                    return visits.byReference(authority, typed);
                });
    }

    private Optional<BookingChanged> ask(String reference, String token) {
        for (var instance : instances) {
            try {
                var answer = instance.byReference(reference, "Bearer " + token, RequestId.current());
                return Optional.of(reader.read(answer, BookingChanged.class));
            } catch (WebApplicationException refused) {
                if (refused.getResponse().getStatus() < 500) {
                    return Optional.empty();
                }
                LOG.warnf(
                        "appointment-service answered status=%d",
                        refused.getResponse().getStatus());
            } catch (ProcessingException away) {
                LOG.warnf("appointment-service did not answer: %s", away.getMessage());
            }
        }
        throw new Refusal(CommonProblem.TRY_AGAIN).retryAfter(Duration.ofSeconds(2));
    }
}
