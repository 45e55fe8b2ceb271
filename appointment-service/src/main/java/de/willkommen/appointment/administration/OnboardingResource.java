package de.willkommen.appointment.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.administration.Laender.Land;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.text.PublishedTexts;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Onboarding over HTTP, for the operator of the platform, who belongs to no authority. */
@Path("/api/v1/onboarding")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class OnboardingResource {

    private final Onboarding onboarding;
    private final Laender laender;
    private final PublishedTexts texts;
    private final CommandKeys keys;

    OnboardingResource(Onboarding onboarding, Laender laender, PublishedTexts texts, CommandKeys keys) {
        this.onboarding = onboarding;
        this.laender = laender;
        this.texts = texts;
        this.keys = keys;
    }

    /**
     * What there is to choose from.
     *
     * @param template code of the authority the catalogue is from; absent on an empty platform
     * @param catalogue services with the durations they usually take
     */
    @Schema(name = "OnboardingChoices")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Choices(
            List<Land> laender,
            List<String> languages,
            List<String> accessibility,
            @Nullable String template,
            List<CatalogueEntry> catalogue) {}

    /** A service of the catalogue, named in the reader's language. */
    @Schema(name = "CatalogueEntry")
    public record CatalogueEntry(
            String code,
            String name,
            String leikaKey,
            int durationMinutes,
            int furtherPersonMinutes,
            int maxPersons,
            String ticketLetter) {}

    @GET
    @RolesAllowed("operator")
    @Operation(operationId = "showOnboardingChoices", summary = "What there is to choose from for a new authority")
    @APIResponse(responseCode = "200", description = "Länder, languages, and the first authority's services")
    public Choices choices(@HeaderParam("Accept-Language") @Nullable String accepted) {
        var languages = Languages.accepted(accepted);
        var catalogue = onboarding.catalogue();
        var template =
                catalogue.stream().map(OfferedService::authority).findFirst().orElse(null);
        var read = texts.read(
                template == null ? "" : template,
                catalogue.stream().map(OfferedService::code).toList(),
                List.of(),
                List.of(),
                languages);
        return new Choices(
                laender.all(languages.get(0)),
                Languages.TAGS,
                Checks.ACCESSIBILITY,
                template,
                catalogue.stream()
                        .map(service -> new CatalogueEntry(
                                service.code(),
                                read.serviceName(service.code()),
                                service.leikaKey(),
                                service.durationMinutes(),
                                service.furtherPersonMinutes(),
                                service.maxPersons(),
                                service.ticketLetter()))
                        .toList());
    }

    @POST
    @RolesAllowed("operator")
    @Operation(
            operationId = "onboardAuthority",
            summary = "Bring another authority aboard, with all its first office needs to be booked",
            description = "All or nothing. Its people's roles and claims are given in Keycloak, its texts in"
                    + " content-service.")
    @APIResponse(responseCode = "201", description = "What was entered")
    public RestResponse<Onboarding.Entered> onboard(@Nullable OnboardingRequest request) {
        if (request == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        var entered = onboarding.enter(request, keys.optional("onboard-authority", request));
        return RestResponse.ResponseBuilder.<Onboarding.Entered>created(
                        URI.create("/api/v1/authorities/" + entered.authority()))
                .entity(entered)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
