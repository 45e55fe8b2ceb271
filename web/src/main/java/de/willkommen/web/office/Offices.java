package de.willkommen.web.office;

import de.willkommen.web.WebSettings;
import de.willkommen.web.language.Dates;
import de.willkommen.web.page.Formats;
import de.willkommen.web.upstream.AppointmentApi.Offer;
import de.willkommen.web.upstream.AppointmentApi.Office;
import de.willkommen.web.upstream.AppointmentApi.Opening;
import de.willkommen.web.upstream.ContentApi.ServiceSummary;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.Unreachable;
import de.willkommen.web.visit.Visit;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Offices and their services for one reader. */
@RequestScoped
public class Offices {

    private static final int DAYS_SHOWN = 7;

    private final Services services;
    private final WebSettings settings;
    private final Visit visit;
    private final Clock clock;

    Offices(Services services, WebSettings settings, Visit visit, Clock clock) {
        this.services = services;
        this.settings = settings;
        this.visit = visit;
        this.clock = clock;
    }

    /** The code of the office the public pages are about. */
    public String main() {
        return settings.office();
    }

    /** The authority whose contents the public pages show. */
    public String authority() {
        return settings.authority();
    }

    /** The office, or what went wrong when asking for it. */
    public OfficeView office(String code) {
        var office = services.appointments().ask(api -> api.office(code));
        return view(office);
    }

    /** What the supplier gets, or nothing while a service is away: the rest of the page is shown without it. */
    public <T> Optional<T> ifAvailable(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (Unreachable away) {
            return Optional.empty();
        } catch (Refused refused) {
            if (refused.status() >= 500 || refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * The services of an office. Either of the two services that know about them may be away: without the contents
     * there are names alone, without the appointments nothing can be booked.
     */
    public List<ServiceCard> services(String office) {
        var offers = ifAvailable(() -> services.appointments().ask(api -> api.services(office)));
        var texts = ifAvailable(() -> services.contents().ask(api -> api.services(settings.authority())));
        if (offers.isEmpty() && texts.isEmpty()) {
            // Nothing to show: say so by failing as the first question did.
            return services.appointments().ask(api -> api.services(office)).stream()
                    .map(offer -> card(offer, null))
                    .toList();
        }
        var byCode = texts.orElse(List.of()).stream()
                .collect(Collectors.toMap(ServiceSummary::code, Function.identity(), (one, other) -> one));
        if (offers.isEmpty()) {
            return texts.get().stream().map(this::unbookable).toList();
        }
        return offers.get().stream()
                .map(offer -> card(offer, byCode.get(offer.code())))
                .toList();
    }

    /** The names of the services by their codes; the code itself where there is no name. */
    public Map<String, String> names(String office) {
        var names = new LinkedHashMap<String, String>();
        ifAvailable(() -> services(office))
                .orElse(List.of())
                .forEach(service -> names.put(service.code(), service.name()));
        return names;
    }

    private OfficeView view(Office office) {
        var zone = ZoneId.of(Objects.requireNonNullElse(office.timeZone(), "Europe/Berlin"));
        var dates = new Dates(visit.wording().spoken(), zone);
        return new OfficeView(
                office.code(),
                Objects.requireNonNullElse(office.name(), office.code()),
                Formats.addressLines(office.address()),
                Objects.requireNonNullElse(office.directions(), ""),
                Objects.requireNonNullElse(office.accessibility(), List.of()),
                days(office.openings(), dates),
                dates);
    }

    private List<OfficeView.Day> days(@Nullable List<Opening> openings, Dates dates) {
        if (openings == null) {
            return List.of();
        }
        var today = LocalDate.ofInstant(clock.instant(), dates.zone());
        var days = new ArrayList<OfficeView.Day>();
        for (int i = 0; i < DAYS_SHOWN; i++) {
            var date = today.plusDays(i);
            var times = openings.stream()
                    .filter(opening -> opening.date().equals(date))
                    .map(opening ->
                            Formats.hourAndMinute(opening.opensAt()) + "–" + Formats.hourAndMinute(opening.closesAt()))
                    .toList();
            days.add(new OfficeView.Day(dates.shortDay(date), i == 0, times));
        }
        return days;
    }

    private ServiceCard card(Offer offer, @Nullable ServiceSummary text) {
        var spoken = visit.wording().spoken().tag();
        var name = Objects.requireNonNullElse(offer.name(), offer.code());
        int minutes = Objects.requireNonNullElse(offer.durationMinutes(), 0);
        int persons = Objects.requireNonNullElse(offer.maxPersons(), 1);
        if (text == null) {
            return new ServiceCard(offer.code(), name, "", spoken, minutes, persons, true);
        }
        return new ServiceCard(
                offer.code(),
                Objects.requireNonNullElse(text.name(), name),
                Objects.requireNonNullElse(text.summary(), ""),
                Objects.requireNonNullElse(text.language(), spoken),
                minutes,
                persons,
                true);
    }

    private ServiceCard unbookable(ServiceSummary text) {
        return new ServiceCard(
                text.code(),
                Objects.requireNonNullElse(text.name(), text.code()),
                Objects.requireNonNullElse(text.summary(), ""),
                Objects.requireNonNullElse(
                        text.language(), visit.wording().spoken().tag()),
                0,
                1,
                false);
    }
}
