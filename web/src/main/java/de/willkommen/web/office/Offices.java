package de.willkommen.web.office;

import de.willkommen.web.WebSettings;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
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
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Services services;
    private final WebSettings settings;
    private final Visit visit;
    private final Clock clock;

    private @Nullable String main;
    private @Nullable List<Office> all;

    Offices(Services services, WebSettings settings, Visit visit, Clock clock) {
        this.services = services;
        this.settings = settings;
        this.visit = visit;
        this.clock = clock;
    }

    /**
     * The code of the office the public pages are about: the one named by the address, else the one this browser
     * remembers, else the configured one. Only an office that the platform lists counts as named.
     */
    public String main() {
        if (main == null) {
            main = visit.parameter("office")
                    .or(() -> visit.cookie(Visit.OFFICE_COOKIE))
                    .filter(this::isListed)
                    .orElse(settings.office());
        }
        return main;
    }

    /** Whether this is the configured office, which addresses need not name. */
    public boolean isUsual(String code) {
        return code.equals(settings.office());
    }

    /** All offices of the platform. */
    public List<Office> all() {
        if (all == null) {
            all = services.appointments().ask(api -> api.offices()).stream()
                    .sorted(Comparator.comparing(office -> !isUsual(office.code())))
                    .toList();
        }
        return all;
    }

    /** All offices of the platform, the configured one first; none while they can't be asked for. */
    public List<Office> allKnown() {
        return ifAvailable(this::all).orElse(List.of());
    }

    /** The authority whose contents the public pages show. */
    public String authority() {
        return authorityOf(main());
    }

    /** Lets this browser remember the office; the configured one need not be remembered. */
    public NewCookie remember(String code) {
        var usual = isUsual(code);
        return new NewCookie.Builder(Visit.OFFICE_COOKIE)
                .value(usual ? "" : code)
                .path("/")
                .maxAge(usual ? 0 : Math.toIntExact(REMEMBERED.toSeconds()))
                .httpOnly(true)
                .secure(settings.secureCookies())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Dates as the clocks of this office show them. */
    public Dates dates(String code) {
        var zone = allKnown().stream()
                .filter(office -> office.code().equals(code))
                .map(office -> zoneOf(office.timeZone()))
                .findFirst()
                .orElseGet(() -> zoneOf(null));
        return new Dates(visit.wording().spoken(), zone);
    }

    private boolean isListed(String code) {
        return isUsual(code)
                || allKnown().stream().anyMatch(office -> office.code().equals(code));
    }

    /** Whose office it is. */
    String authorityOf(String code) {
        return isUsual(code)
                ? settings.authority()
                : allKnown().stream()
                        .filter(office -> office.code().equals(code))
                        .map(office -> Objects.requireNonNullElse(office.authority(), settings.authority()))
                        .findFirst()
                        .orElse(settings.authority());
    }

    /** What is always told about the office; nothing in a language whose words are those of before. */
    List<String> notices(String office, Language language) {
        return ifAvailable(
                        () -> services.contents().ask(api -> api.office(authorityOf(office), office, language.tag())))
                .filter(text -> "up-to-date".equals(text.state()))
                .map(text -> Objects.requireNonNullElse(text.notices(), List.<String>of()))
                .orElse(List.of());
    }

    private static ZoneId zoneOf(@Nullable String zone) {
        return ZoneId.of(Objects.requireNonNullElse(zone, "Europe/Berlin"));
    }

    /** The office, or what went wrong when asking for it. */
    public OfficeView office(String code) {
        var office = services.appointments().ask(api -> api.office(code));
        return view(office);
    }

    /** When the office closes today, for the last time; nothing on a day it does not open. */
    Optional<Closing> closing(String code) {
        var office = services.appointments().ask(api -> api.office(code));
        var zone = zoneOf(office.timeZone());
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return Objects.requireNonNullElse(office.openings(), List.<Opening>of()).stream()
                .filter(opening -> opening.date().equals(today))
                .map(opening -> closing(opening, zone))
                .max(Comparator.comparing(Closing::moment));
    }

    private static Closing closing(Opening opening, ZoneId zone) {
        var opens = LocalTime.parse(Formats.hourAndMinute(opening.opensAt()));
        var time = Formats.hourAndMinute(opening.closesAt());
        var closes = LocalTime.parse(time);
        // Midnight is the end of the day, not its beginning.
        var day = closes.isAfter(opens) ? opening.date() : opening.date().plusDays(1);
        return new Closing(day.atTime(closes).atZone(zone).toInstant(), time);
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
        var texts = ifAvailable(() -> services.contents().ask(api -> api.services(authorityOf(office))));
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
        var dates = new Dates(visit.wording().spoken(), zoneOf(office.timeZone()));
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
