package de.willkommen.web.upstream;

import de.willkommen.web.WebSettings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The services behind the pages. */
@ApplicationScoped
public class Services {

    private final Instances<AppointmentApi> appointments;
    private final Instances<StaffBookingApi> staffBookings;
    private final Instances<AdministrationApi> administration;
    private final Instances<PlanningApi> planning;
    private final Instances<ClosureApi> closures;
    private final Instances<ConflictApi> conflicts;
    private final Instances<QueueApi> queue;
    private final Instances<OverviewApi> overview;
    private final Instances<StatisticsApi> statistics;
    private final Instances<PolicyApi> policies;
    private final Instances<ContentApi> contents;
    private final Instances<NoticeApi> notices;
    private final Instances<RetentionApi> bookingRetention;
    private final Instances<RetentionApi> visitRetention;
    private final Instances<RetentionApi> messageRetention;

    Services(WebSettings settings) {
        var upstream = settings.upstream();
        appointments = instances("appointment-service", AppointmentApi.class, upstream.appointment(), settings);
        staffBookings = instances("appointment-service", StaffBookingApi.class, upstream.appointment(), settings);
        administration = instances("appointment-service", AdministrationApi.class, upstream.appointment(), settings);
        planning = instances("appointment-service", PlanningApi.class, upstream.appointment(), settings);
        closures = instances("appointment-service", ClosureApi.class, upstream.appointment(), settings);
        conflicts = instances("appointment-service", ConflictApi.class, upstream.appointment(), settings);
        queue = instances("queue-service", QueueApi.class, upstream.queue(), settings);
        overview = instances("queue-service", OverviewApi.class, upstream.queue(), settings);
        statistics = instances("queue-service", StatisticsApi.class, upstream.queue(), settings);
        policies = instances("queue-service", PolicyApi.class, upstream.queue(), settings);
        contents = instances("content-service", ContentApi.class, upstream.content(), settings);
        notices = instances("content-service", NoticeApi.class, upstream.content(), settings);
        bookingRetention = instances("appointment-service", RetentionApi.class, upstream.appointment(), settings);
        visitRetention = instances("queue-service", RetentionApi.class, upstream.queue(), settings);
        messageRetention = instances("notification-service", RetentionApi.class, upstream.notification(), settings);
    }

    /** Offices, free times and bookings. */
    public Instances<AppointmentApi> appointments() {
        return appointments;
    }

    /** What staff alone ask about bookings. */
    public Instances<StaffBookingApi> staffBookings() {
        return staffBookings;
    }

    /** Master data of an authority. */
    public Instances<AdministrationApi> administration() {
        return administration;
    }

    /** Opening plans and the calendar. */
    public Instances<PlanningApi> planning() {
        return planning;
    }

    /** Closures, absences and training days. */
    public Instances<ClosureApi> closures() {
        return closures;
    }

    /** Bookings that no longer fit. */
    public Instances<ConflictApi> conflicts() {
        return conflicts;
    }

    /** Tickets, counters and the display. */
    public Instances<QueueApi> queue() {
        return queue;
    }

    /** The office at this moment. */
    public Instances<OverviewApi> overview() {
        return overview;
    }

    /** Figures of an office. */
    public Instances<StatisticsApi> statistics() {
        return statistics;
    }

    /** How offices call. */
    public Instances<PolicyApi> policies() {
        return policies;
    }

    /** Texts about services and offices. */
    public Instances<ContentApi> contents() {
        return contents;
    }

    /** Notices of the displays for a time. */
    public Instances<NoticeApi> notices() {
        return notices;
    }

    /** How the deletion of data of bookings goes. */
    public Instances<RetentionApi> bookingRetention() {
        return bookingRetention;
    }

    /** How the deletion of data of visits goes. */
    public Instances<RetentionApi> visitRetention() {
        return visitRetention;
    }

    /** How the deletion of contact data and messages goes. */
    public Instances<RetentionApi> messageRetention() {
        return messageRetention;
    }

    private static <T> Instances<T> instances(String name, Class<T> api, List<URI> addresses, WebSettings settings) {
        var clients = addresses.stream()
                .map(address -> QuarkusRestClientBuilder.newBuilder()
                        .baseUri(address)
                        .connectTimeout(2, TimeUnit.SECONDS)
                        .readTimeout(settings.upstreamTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .register(ProblemReader.class)
                        .build(api))
                .toList();
        return new Instances<>(name, clients);
    }
}
