package de.willkommen.web.backoffice;

import de.willkommen.web.upstream.AppointmentApi.Office;
import de.willkommen.web.upstream.AppointmentApi.StaffMember;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.Unreachable;
import de.willkommen.web.visit.Visit;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the signed-in person works. The authority is the person's own; of its offices the one last chosen, else the one
 * the person belongs to, else the first. Somebody without an authority (an operator) has none of these.
 */
@RequestScoped
public class BackOffice {

    static final String OFFICE_COOKIE = "backoffice-office";

    private static final List<String> AT_THE_DESK = List.of("clerk", "lead", "admin");
    private static final List<String> STAFF = List.of("clerk", "lead", "admin", "editor", "translator");

    private final SecurityIdentity identity;
    private final Services services;
    private final Visit visit;

    private @Nullable StaffMember me;
    private @Nullable List<Office> offices;

    BackOffice(SecurityIdentity identity, Services services, Visit visit) {
        this.identity = identity;
        this.services = services;
        this.visit = visit;
    }

    /** A part of the back office and who may enter it. */
    enum Part {
        BOOKINGS("bookings", "clerk", "lead", "admin"),
        CALENDAR("calendar", "lead", "admin"),
        CLOSURES("closures", "lead", "admin"),
        CONFLICTS("conflicts", "lead", "admin"),
        OVERVIEW("overview", "lead", "admin"),
        STATISTICS("statistics", "lead", "admin"),
        CALLING("calling", "lead", "admin"),
        NOTICES("notices", "editor", "translator", "lead", "admin"),
        ADMINISTRATION("administration", "admin"),
        ONBOARDING("administration/onboarding", "operator");

        private final String address;
        private final List<String> roles;

        Part(String address, String... roles) {
            this.address = address;
            this.roles = List.of(roles);
        }
    }

    /**
     * What the frame around a page of the back office needs, beside the page itself.
     *
     * @param parts those the person may enter
     * @param office code of the office the pages are about, empty for somebody without an authority
     * @param desk whether the person works at a counter as well
     * @param offices of the person's authority, to choose from
     */
    public record Frame(List<Entry> parts, String office, boolean desk, List<Choice> offices) {

        /** Whether there is more than one office. */
        public boolean choosable() {
            return offices.size() > 1;
        }
    }

    /**
     * An entry of the navigation.
     *
     * @param code key of its name under {@code backoffice.part.} and of what it is for under {@code backoffice.about.}
     * @param current whether the page belongs to this part
     * @param waiting how many things wait there for somebody's decision
     */
    public record Entry(String code, String href, boolean current, int waiting) {}

    /** An office to choose. */
    public record Choice(String code, String name, boolean current) {}

    /** The frame of the page that is being asked for. */
    public Frame frame() {
        var current = currentPart();
        var parts = List.of(Part.values()).stream()
                .filter(part -> part.roles.stream().anyMatch(identity::hasRole))
                .map(part -> new Entry(code(part), "/backoffice/" + part.address, part == current, waiting(part)))
                .toList();
        if (!isStaff()) {
            return new Frame(parts, "", false, List.of());
        }
        var office = office();
        return new Frame(
                parts,
                office,
                AT_THE_DESK.stream().anyMatch(identity::hasRole),
                offices().stream()
                        .map(one -> new Choice(
                                one.code(),
                                Objects.requireNonNullElse(one.name(), one.code()),
                                one.code().equals(office)))
                        .toList());
    }

    /** Code of the person's authority; a page that needs one is not there for somebody who has none. */
    public String authority() {
        @Nullable String authority = me().authority();
        if (authority == null) {
            throw new NotFoundException();
        }
        return authority;
    }

    /** Code of the office the pages are about. */
    public String office() {
        var codes = offices().stream().map(Office::code).toList();
        return visit.cookie(OFFICE_COOKIE).filter(codes::contains).orElseGet(() -> {
            @Nullable String own = me().office();
            return own != null && codes.contains(own)
                    ? own
                    : codes.stream().findFirst().orElseThrow(NotFoundException::new);
        });
    }

    /** The offices of the person's authority, by code. */
    public List<Office> offices() {
        if (offices == null) {
            var authority = authority();
            offices = services.appointments().ask(api -> api.offices()).stream()
                    .filter(office -> authority.equals(office.authority()))
                    .toList();
        }
        return offices;
    }

    /** The person as appointment-service knows them. */
    public StaffMember me() {
        if (me == null) {
            me = services.appointments().ask(api -> api.me());
        }
        return me;
    }

    private int waiting(Part part) {
        if (part != Part.CONFLICTS) {
            return 0;
        }
        try {
            var page = services.conflicts().ask(api -> api.page(office(), null, null, null, 0));
            return page.open() + page.unserved();
        } catch (Refused | Unreachable away) {
            // The number is a courtesy: the page itself says what is wrong when it is asked for.
            return 0;
        }
    }

    private boolean isStaff() {
        return STAFF.stream().anyMatch(identity::hasRole);
    }

    private @Nullable Part currentPart() {
        @Nullable Part current = null;
        for (var part : Part.values()) {
            // The longest address that fits: onboarding lies below administration.
            if ((visit.path() + "/").startsWith("/backoffice/" + part.address + "/")
                    && (current == null || part.address.length() > current.address.length())) {
                current = part;
            }
        }
        return current;
    }

    private static String code(Part part) {
        return part.address.substring(part.address.lastIndexOf('/') + 1);
    }
}
