package de.willkommen.appointment.administration;

import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.request.RevisionTag;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Requests for master data and their answers, the same for every kind. Another authority's is not there. */
@RequestScoped
class MasterData {

    /** PostgreSQL refuses some characters in any text, so what cannot be a code is not even asked for. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Offices offices;
    private final AdministrationDesk desk;
    private final Caller caller;

    MasterData(Offices offices, AdministrationDesk desk, Caller caller) {
        this.offices = offices;
        this.desk = desk;
        this.caller = caller;
    }

    <R, V> List<V> list(Form<R, V, ?> form, String authority, String office) {
        return form.all(office(authority, office)).stream()
                .map(stored -> form.shown(stored, null))
                .toList();
    }

    <R, V> RestResponse<V> one(Form<R, V, ?> form, String authority, String office, String code) {
        var place = office(authority, office);
        requireCode(code, Refusal.notFound());
        var stored = form.find(place, code).orElseThrow(Refusal::notFound);
        return answer(form, stored, Status.OK);
    }

    <R, V, C> RestResponse<V> put(
            Form<R, V, C> form,
            String authority,
            String office,
            String code,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable C change) {
        var place = office(authority, office);
        if (change == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        requireCode(code, Refusal.ofField("code", "field.code"));
        var stored = desk.store(form, place, code, Seen.required(ifMatch, ifNoneMatch), change);
        return answer(form, stored.now(), stored.created() ? Status.CREATED : Status.OK);
    }

    private static void requireCode(String code, Refusal otherwise) {
        if (!CODE.matcher(code).matches()) {
            throw otherwise;
        }
    }

    private <R, V> RestResponse<V> answer(Form<R, V, ?> form, R stored, Status status) {
        return RestResponse.ResponseBuilder.<V>create(status)
                .entity(form.shown(stored, form.bookingsAhead(stored)))
                .header(HttpHeaders.ETAG, RevisionTag.of(form.revision(stored)))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private Office office(String authority, String code) {
        caller.requireSameAuthority(authority);
        return offices.find(code)
                .filter(office -> office.authority().code().equals(authority))
                .orElseThrow(Refusal::notFound);
    }
}
