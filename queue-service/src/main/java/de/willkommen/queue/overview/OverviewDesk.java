package de.willkommen.queue.overview;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.bookingfeed.BookedVisit;
import de.willkommen.queue.bookingfeed.BookedVisits;
import de.willkommen.queue.estimate.Outlook;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.overview.LiveOverview.Doing;
import de.willkommen.queue.overview.LiveOverview.Late;
import de.willkommen.queue.overview.LiveOverview.ServiceQueue;
import de.willkommen.queue.sql.Sql;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the live overview from the picture everybody else reads, so that nobody sees two different queues. */
@ApplicationScoped
class OverviewDesk {

    private static final Duration AHEAD = Duration.ofHours(2);
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 480;

    private final OfficePictures pictures;
    private final BookedVisits visits;
    private final Outlook outlook;
    private final Sql sql;
    private final QueueSettings.Overview settings;
    private final Clock clock;

    OverviewDesk(
            OfficePictures pictures,
            BookedVisits visits,
            Outlook outlook,
            Sql sql,
            QueueSettings settings,
            Clock clock) {
        this.pictures = pictures;
        this.visits = visits;
        this.outlook = outlook;
        this.sql = sql;
        this.settings = settings.overview();
        this.clock = clock;
    }

    /** Somebody who waits, and for how long. */
    private record Wait(TicketState ticket, long minutes) {

        private static Wait of(TicketState ticket, Instant now) {
            var due = ticket.dueAt();
            var since = due != null && due.isAfter(ticket.openedAt()) ? due : ticket.openedAt();
            return new Wait(ticket, Math.max(0, Duration.between(since, now).toMinutes()));
        }

        private String service() {
            return ticket.services().isEmpty() ? "" : ticket.services().get(0);
        }
    }

    /** The office as it is now. */
    LiveOverview of(Office office) {
        var picture = pictures.current(office);
        var now = clock.instant();
        var waits = picture.places().stream()
                .map(place -> Wait.of(place.ticket(), now))
                .sorted(Comparator.comparingLong(Wait::minutes).reversed())
                .toList();
        var limit = tooLongMinutes(office.code());
        var due = visits.expected(office.code(), now, now.plus(AHEAD)).stream()
                .map(BookedVisit::startsAt)
                .toList();
        var counters = picture.counters();
        return new LiveOverview(
                picture.revision(),
                now,
                limit,
                waits.size(),
                (int) picture.others().stream()
                        .filter(ticket -> ticket.status() == TicketStatus.PARKED)
                        .count(),
                services(waits),
                waits.stream()
                        .filter(wait -> wait.minutes() >= limit)
                        .map(wait -> new Late(
                                wait.ticket().number(),
                                wait.ticket().services(),
                                wait.ticket().language(),
                                (int) wait.minutes()))
                        .toList(),
                counters,
                outlook.nextTwoHours(
                        office,
                        waits.size(),
                        (int) counters.stream()
                                .filter(counter -> counter.state() != Doing.CLOSED && counter.state() != Doing.PAUSED)
                                .count(),
                        due,
                        now));
    }

    /**
     * Says from when on somebody waits too long.
     *
     * @throws Refusal 400 when that is out of reason
     */
    @Transactional
    void alertFrom(Office office, @Nullable Integer minutes) {
        if (minutes == null) {
            throw Refusal.ofField("minutes", "field.required");
        }
        if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField("minutes", "field.number", Map.of("min", LEAST_MINUTES, "max", MOST_MINUTES));
        }
        sql.update(
                "insert into wait_alert values (?, ?) on conflict (office) do update set minutes = excluded.minutes",
                office.code(),
                minutes);
    }

    private int tooLongMinutes(String office) {
        return sql.first("select minutes from wait_alert where office = ?", row -> row.number("minutes"), office)
                .orElse((int) settings.tooLong().toMinutes());
    }

    private static List<ServiceQueue> services(List<Wait> waits) {
        return waits.stream().collect(Collectors.groupingBy(Wait::service)).entrySet().stream()
                .map(entry -> service(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(ServiceQueue::longestMinutes)
                        .reversed()
                        .thenComparing(ServiceQueue::code))
                .toList();
    }

    private static ServiceQueue service(String code, List<Wait> waits) {
        return new ServiceQueue(
                code,
                waits.size(),
                between(waits, 0, 15),
                between(waits, 15, 30),
                between(waits, 30, 60),
                between(waits, 60, Long.MAX_VALUE),
                (int) waits.stream().mapToLong(Wait::minutes).max().orElse(0));
    }

    private static int between(List<Wait> waits, long from, long until) {
        return (int) waits.stream()
                .filter(wait -> wait.minutes() >= from && wait.minutes() < until)
                .count();
    }
}
