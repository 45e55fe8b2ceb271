package de.willkommen.web.search;

import de.willkommen.web.language.Dates;
import de.willkommen.web.office.Offices;
import de.willkommen.web.upstream.AppointmentApi.FreeTimes;
import de.willkommen.web.upstream.AppointmentApi.Offer;
import de.willkommen.web.upstream.AppointmentApi.Slot;
import de.willkommen.web.upstream.AppointmentApi.Wanted;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks for free times. */
@RequestScoped
public class Search {

    // As many as the service looks at together.
    private static final int MOST_OFFICES = 10;

    private final Services services;
    private final Offices offices;
    private final Visit visit;
    private final Clock clock;

    Search(Services services, Offices offices, Visit visit, Clock clock) {
        this.services = services;
        this.offices = offices;
        this.visit = visit;
        this.clock = clock;
    }

    /**
     * The offices a wish is looked for at, by code with their names: the named ones, or all that offer everything that
     * is wanted. Empty when no office does.
     */
    public Map<String, String> places(Wish wish) {
        var places = new LinkedHashMap<String, String>();
        if (!wish.anywhere() && wish.offices().size() < 2) {
            var code =
                    wish.offices().isEmpty() ? offices.main() : wish.offices().get(0);
            places.put(code, code);
            return places;
        }
        for (var office : offices.all()) {
            if (places.size() < MOST_OFFICES
                    && (wish.anywhere() || wish.offices().contains(office.code()))
                    && offersAll(office.code(), wish)) {
                places.put(office.code(), Objects.requireNonNullElse(office.name(), office.code()));
            }
        }
        return places;
    }

    private boolean offersAll(String office, Wish wish) {
        return services.appointments().ask(api -> api.services(office)).stream()
                .map(Offer::code)
                .toList()
                .containsAll(wish.codes());
    }

    /**
     * The free times of the window named by the address of this request.
     *
     * @param places the offices, by code with their names; at least one
     * @param more address of the page, ready to have a query of a window appended
     * @param channel {@code INTERNAL} or {@code EMERGENCY} for staff; null for what is open to everybody
     */
    public Found find(Wish wish, Map<String, String> places, String more, @Nullable String channel) {
        var dates = offices.dates(places.keySet().iterator().next());
        var today = LocalDate.ofInstant(clock.instant(), dates.zone());
        var window = Window.in(visit, today);
        var found = ask(wish, places, window.first(today), window.last(), channel);
        var times = FreeTime.of(slots(found), dates, places);
        boolean endsHere = found.searchedTo() != null && found.searchedTo().isBefore(window.last());
        return window.calendar()
                ? calendar(times, window, today, found, endsHere, dates, more)
                : list(times, window, today, found, endsHere, dates, more);
    }

    /** Times that were offered instead of one that was gone, at this office. */
    public List<FreeTime> alternatives(List<Slot> slots, String office) {
        return FreeTime.of(slots, offices.dates(office), Map.of());
    }

    private static Found list(
            List<FreeTime> times,
            Window window,
            LocalDate today,
            FreeTimes found,
            boolean endsHere,
            Dates dates,
            String more) {
        @Nullable LocalDate next = times.isEmpty() ? found.nextFrom() : null;
        return new Found(
                more,
                window.query(),
                FreeDays.of(times, window.from(), today, endsHere, dates),
                null,
                Window.calendar(YearMonth.from(window.from())),
                times.isEmpty(),
                next == null ? null : Window.list(next),
                next == null ? null : dates.day(next));
    }

    private static Found calendar(
            List<FreeTime> times,
            Window window,
            LocalDate today,
            FreeTimes found,
            boolean endsHere,
            Dates dates,
            String more) {
        @Nullable LocalDate next = times.isEmpty() ? found.nextFrom() : null;
        @Nullable LocalDate day = window.day();
        return new Found(
                more,
                window.query(),
                null,
                FreeMonth.of(times, window, today, endsHere, dates),
                Window.list(day == null ? window.first(today) : day),
                times.isEmpty(),
                next == null ? null : Window.calendar(next),
                next == null ? null : dates.day(next));
    }

    private FreeTimes ask(
            Wish wish, Map<String, String> places, LocalDate from, LocalDate to, @Nullable String channel) {
        return services.appointments()
                .ask(api -> api.slots(
                        List.copyOf(places.keySet()),
                        wish.codes(),
                        from,
                        to,
                        persons(wish),
                        wish.speaking().isEmpty() ? null : wish.speaking(),
                        wish.needs(),
                        channel));
    }

    /** One number for all services, or one for each in their order. */
    private static List<Integer> persons(Wish wish) {
        var numbers = wish.services().stream().map(Wanted::persons).toList();
        return numbers.stream().distinct().count() < 2 ? List.of(wish.persons()) : numbers;
    }

    private static List<Slot> slots(FreeTimes found) {
        return Objects.requireNonNullElse(found.slots(), List.of());
    }
}
