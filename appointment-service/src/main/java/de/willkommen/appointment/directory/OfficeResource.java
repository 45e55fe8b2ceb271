package de.willkommen.appointment.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.OpeningCalendar;
import de.willkommen.appointment.office.BirthDateReason;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.Way;
import de.willkommen.appointment.text.PublishedTexts;
import de.willkommen.appointment.text.Texts;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Offices and what they offer. */
@Path("/api/v1/offices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Offices")
public class OfficeResource {

    private static final int DAYS_AHEAD = 7;
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm");

    private final Offices offices;
    private final OfferedServices services;
    private final Counters counters;
    private final OpeningCalendar calendar;
    private final PublishedTexts texts;
    private final Caller caller;
    private final Clock clock;

    OfficeResource(
            Offices offices,
            OfferedServices services,
            Counters counters,
            OpeningCalendar calendar,
            PublishedTexts texts,
            Caller caller,
            Clock clock) {
        this.offices = offices;
        this.services = services;
        this.counters = counters;
        this.calendar = calendar;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * An office; what nobody has written or asked for is absent.
     *
     * @param now the platform's present moment
     * @param asks what has to be given for an appointment beside the name, each with the reason
     * @param openings of the next seven days, in the office's local time
     */
    @Schema(name = "Office")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfficeView(
            String code,
            String authority,
            String name,
            Office.Address address,
            String timeZone,
            OffsetDateTime now,
            List<String> languages,
            List<String> accessibility,
            Asks asks,
            @Nullable String directions,
            @Nullable String waitingArea,
            @Nullable List<Opening> openings) {}

    /**
     * What has to be given for an appointment beside the name.
     *
     * @param birthDate of everybody who comes; absent where it is neither asked for nor stored
     */
    @Schema(name = "Asks")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asks(@Nullable AskedFor birthDate) {}

    /** Why something is asked for. */
    @Schema(name = "AskedFor")
    public record AskedFor(BirthDateReason reason) {}

    /** From when to when the office is open on a day, such as {@code 08:00} to {@code 12:00}. */
    @Schema(name = "Opening")
    public record Opening(LocalDate date, String opensAt, String closesAt) {}

    /**
     * A service an office offers.
     *
     * @param leikaKey absent where it is not known
     * @param documents what to bring
     */
    @Schema(name = "Service")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServiceView(
            String code,
            String name,
            @Nullable String summary,
            @Nullable String leikaKey,
            int durationMinutes,
            int furtherPersonMinutes,
            int maxPersons,
            List<String> documents,
            @Nullable String fee) {}

    /** A counter of an office. */
    @Schema(name = "Counter")
    public record CounterView(
            String code,
            String room,
            String team,
            List<String> services,
            List<String> languages,
            List<String> accessibility,
            @Nullable Way way) {}

    @GET
    @PermitAll
    @Operation(operationId = "listOffices", summary = "All offices")
    @APIResponse(responseCode = "200", description = "The offices, by code")
    public RestResponse<List<OfficeView>> all(@HeaderParam("Accept-Language") @Nullable String accepted) {
        var languages = Languages.accepted(accepted);
        var all = offices.all();
        var delivered = languages.get(0);
        var views = new ArrayList<OfficeView>();
        for (var office : all) {
            var read = texts.read(office.authority().code(), List.of(), List.of(office.code()), List.of(), languages);
            views.add(view(office, read, null));
            delivered = views.size() == 1 ? read.contentLanguage() : delivered;
        }
        return localized(List.copyOf(views), delivered);
    }

    @GET
    @Path("/{office}")
    @PermitAll
    @Operation(operationId = "showOffice", summary = "An office, the way to it and when it is open")
    @APIResponse(responseCode = "200", description = "The office")
    public RestResponse<OfficeView> one(
            @PathParam("office") String code, @HeaderParam("Accept-Language") @Nullable String accepted) {
        var office = office(code);
        var read = texts.read(
                office.authority().code(), List.of(), List.of(code), List.of(), Languages.accepted(accepted));
        var today = office.dayOf(clock.instant());
        var hours = calendar.hours(office, today, today.plusDays(DAYS_AHEAD - 1L));
        var openings = today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> hours.getOrDefault(day, List.of()).stream()
                        .map(range -> new Opening(
                                day,
                                office.local(range.start()).format(HOURS),
                                office.local(range.end()).format(HOURS))))
                .toList();
        return localized(view(office, read, openings), read.contentLanguage());
    }

    @GET
    @Path("/{office}/services")
    @PermitAll
    @Operation(operationId = "listServices", summary = "The services of an office")
    @APIResponse(responseCode = "200", description = "The services, in the order of lists")
    public RestResponse<List<ServiceView>> services(
            @PathParam("office") String code, @HeaderParam("Accept-Language") @Nullable String accepted) {
        var office = office(code);
        var offered = services.ofOffice(code);
        var read = texts.read(
                office.authority().code(),
                offered.stream().map(OfferedService::code).toList(),
                List.of(),
                List.of(),
                Languages.accepted(accepted));
        var views = offered.stream().map(service -> view(service, read)).toList();
        return localized(views, read.contentLanguage());
    }

    @GET
    @Path("/{office}/counters")
    @RolesAllowed({"clerk", "lead", "admin", "kiosk", "display"})
    @Operation(
            operationId = "listCounters",
            summary = "The counters of an office, for its authority's staff and devices")
    @APIResponse(responseCode = "200", description = "The counters, by code")
    public List<CounterView> counters(@PathParam("office") String code) {
        var office = office(code);
        caller.requireSameAuthority(office.authority().code());
        return counters.ofOffice(code).stream()
                .map(counter -> new CounterView(
                        counter.code(),
                        counter.room(),
                        counter.team(),
                        counter.services(),
                        counter.languages(),
                        counter.accessibility(),
                        counter.way()))
                .toList();
    }

    private Office office(String code) {
        return offices.find(code).orElseThrow(Refusal::notFound);
    }

    private OfficeView view(Office office, Texts read, @Nullable List<Opening> openings) {
        return new OfficeView(
                office.code(),
                office.authority().code(),
                read.officeName(office.code()),
                office.address(),
                office.zone().getId(),
                office.local(clock.instant()),
                office.languages(),
                office.accessibility(),
                new Asks(Optional.ofNullable(office.birthDateReason())
                        .map(AskedFor::new)
                        .orElse(null)),
                read.directions(office.code(), null).orElse(null),
                read.office(office.code())
                        .map(OfficeTextPublished.Text::waitingArea)
                        .orElse(null),
                openings);
    }

    private static ServiceView view(OfferedService service, Texts read) {
        var text = read.service(service.code());
        return new ServiceView(
                service.code(),
                read.serviceName(service.code()),
                text.map(ServiceTextPublished.Text::summary).orElse(null),
                service.leikaKey().isEmpty() ? null : service.leikaKey(),
                service.durationMinutes(),
                service.furtherPersonMinutes(),
                service.maxPersons(),
                read.documents(List.of(service.code())),
                text.map(ServiceTextPublished.Text::fee).orElse(null));
    }

    private static <T> RestResponse<T> localized(T content, String language) {
        return RestResponse.ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
