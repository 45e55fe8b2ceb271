package de.willkommen.web.backoffice.administration;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.Unreachable;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Another authority by one form. First its master data are entered, all or nothing, then its texts. When the texts cannot
 * be stored the form stays with everything in it: sending it again enters nothing twice, because its key is the same.
 */
@Path("/backoffice/administration/onboarding")
@RolesAllowed("operator")
public class OnboardingResource {

    private static final String HERE = "/backoffice/administration/onboarding";

    private final Pages pages;
    private final BackOffice backOffice;
    private final Services services;
    private final Visit visit;

    OnboardingResource(Pages pages, BackOffice backOffice, Services services, Visit visit) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.services = services;
        this.visit = visit;
    }

    @CheckedTemplate(basePath = "administration")
    static class Templates {
        static native TemplateInstance onboarding(Page page, BackOffice.Frame frame, OnboardingSheet sheet);

        static native TemplateInstance onboarded(
                Page page, BackOffice.Frame frame, String authority, String office, List<Account> accounts);
    }

    /**
     * A kind of account the authority needs in Keycloak.
     *
     * @param code key of what it is called
     * @param subject id of the account that was named in the form; empty for accounts that are new
     * @param roles realm roles, to be copied
     * @param more realm roles that are given where somebody may do so
     */
    record Account(String code, String subject, List<String> roles, List<String> more) {}

    /** The empty form. */
    @GET
    public Response form() {
        var choices = choices();
        return show(200, OnboardingForm.empty(choices), choices, Map.of(), "", false, FormKey.fresh());
    }

    /** Enters the authority. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(MultivaluedMap<String, String> sent) {
        var choices = choices();
        var form = new OnboardingForm(Map.copyOf(sent), choices);
        var formKey = form.first("formKey");
        if (form.wantsMore()) {
            return show(200, form, choices, Map.of(), "", false, formKey);
        }
        var errors = new LinkedHashMap<String, String>();
        form.missing().forEach(name -> errors.put(name, visit.wording().say("administration.missing")));
        if (!errors.isEmpty()) {
            return show(400, form, choices, errors, "", false, formKey);
        }
        try {
            var body = form.body();
            services.administration().ask(api -> api.onboard(FormKey.forRequest(formKey, "onboard", body), body));
        } catch (Refused refused) {
            return refused(refused, form, choices, false, formKey);
        }
        try {
            var texts = form.texts();
            services.contents()
                    .ask(api -> api.begin(form.first("code"), FormKey.forRequest(formKey, "texts", texts), texts));
        } catch (Refused refused) {
            return refused(refused, form, choices, true, formKey);
        } catch (Unreachable away) {
            return show(503, form, choices, Map.of(), "", true, formKey);
        }
        return Pages.go(HERE + "/done?authority=" + Pages.encoded(form.first("code")) + "&office="
                + Pages.encoded(form.first("office.code")) + "&subject="
                + Pages.encoded(form.first("administrator.subject")));
    }

    /** What is left to do. */
    @GET
    @Path("done")
    public Response done(
            @RestQuery @DefaultValue("") String authority,
            @RestQuery @DefaultValue("") String office,
            @RestQuery @DefaultValue("") String subject) {
        if (!authority.matches("[A-Z0-9-]{1,8}")
                || !office.matches("[A-Z0-9-]{1,16}")
                || !subject.matches("[0-9a-f-]{36}")) {
            throw new NotFoundException();
        }
        return pages.show(
                Templates.onboarded(pages.pageAt(HERE, ""), backOffice.frame(), authority, office, accounts(subject)));
    }

    private static List<Account> accounts(String administrator) {
        return List.of(
                new Account("admin", administrator, List.of("admin"), List.of()),
                new Account("clerk", "", List.of("clerk"), List.of()),
                new Account("lead", "", List.of("lead"), List.of("overbook", "call-out-of-turn")),
                new Account("editor", "", List.of("editor"), List.of()),
                new Account("translator", "", List.of("translator"), List.of()),
                new Account("kiosk", "", List.of("kiosk"), List.of()),
                new Account("display", "", List.of("display"), List.of()));
    }

    private Response refused(Refused refused, OnboardingForm form, JsonNode choices, boolean half, String formKey) {
        var status = refused.status();
        if (!half && (status >= 500 || status == 401 || status == 403)) {
            throw refused;
        }
        var errors = new LinkedHashMap<String, String>();
        form.body();
        refused.problem().paths().forEach((path, why) -> errors.putIfAbsent(form.nameOf(path), why));
        return show(
                status,
                form,
                choices,
                errors,
                errors.isEmpty() ? refused.problem().detail() : "",
                half,
                formKey);
    }

    private JsonNode choices() {
        return services.administration().ask(api -> api.onboarding());
    }

    private Response show(
            int status,
            OnboardingForm form,
            JsonNode choices,
            Map<String, String> errors,
            String trouble,
            boolean half,
            String formKey) {
        var sheet = OnboardingSheet.of(form, choices, visit.wording(), errors, trouble, half, formKey);
        return pages.show(status, Templates.onboarding(pages.pageAt(HERE, ""), backOffice.frame(), sheet));
    }
}
