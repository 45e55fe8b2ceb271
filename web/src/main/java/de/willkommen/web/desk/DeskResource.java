package de.willkommen.web.desk;

import de.willkommen.web.desk.DeskView.Customer;
import de.willkommen.web.desk.DeskView.Row;
import de.willkommen.web.office.OfficeView;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.staff.SignedIn;
import de.willkommen.web.upstream.AppointmentApi.Counter;
import de.willkommen.web.upstream.AppointmentApi.StaffMember;
import de.willkommen.web.upstream.QueueApi.Action;
import de.willkommen.web.upstream.QueueApi.CounterNow;
import de.willkommen.web.upstream.QueueApi.SignOn;
import de.willkommen.web.upstream.QueueApi.Ticket;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.Unreachable;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The desk. The counter is part of the address, so that any instance of the pages can answer. */
@Path("/desk")
@RolesAllowed({"clerk", "lead", "admin"})
public class DeskResource {

    private static final List<String> VERBS =
            List.of("recall", "start", "finish", "no-show", "park", "resume", "transfer", "take-over", "undo");
    private static final List<String> UNDOABLE = List.of("start", "finish", "no-show", "park", "transfer", "take-over");

    private static final List<String> OTHER_NOTICES = List.of("nobody", "called", "pause", "go-on");

    /** Role of those who may call whom they choose. */
    private static final String MAY_CHOOSE = "call-out-of-turn";

    private static final int LONGEST_PARKING = 240;

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Offices offices;
    private final SignedIn signedIn;
    private final SecurityIdentity identity;
    private final Clock clock;

    DeskResource(
            Pages pages,
            Visit visit,
            Services services,
            Offices offices,
            SignedIn signedIn,
            SecurityIdentity identity,
            Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.offices = offices;
        this.signedIn = signedIn;
        this.identity = identity;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance signon(
                Page page, List<Counter> counters, StaffMember me, Map<String, String> names, String trouble);

        static native TemplateInstance desk(Page page, Desk desk, Notice notice);
    }

    /** Everything on the desk. */
    record Desk(
            String counter,
            String room,
            String office,
            @Nullable Row current,
            @Nullable Customer customer,
            List<Row> waiting,
            boolean listMissing,
            String pausedSince,
            Team team,
            List<Counter> counters,
            Map<String, String> names,
            boolean mayChoose,
            Choice choice,
            Instant now,
            String formKey) {

        /** Whom somebody with the right to can call out of turn. */
        public List<Row> choosable() {
            return waiting.stream().filter(Row::waits).toList();
        }

        /** Who waits aside although the time they were given is over. */
        public List<Row> overdue() {
            return waiting.stream().filter(row -> row.aside().over()).toList();
        }

        /** What of the state of this counter another window may have changed. */
        public String state() {
            return current == null ? pausedSince.isEmpty() ? "free" : "paused" : current.id() + " " + current.status();
        }

        /** Who pauses goes on first; who does not calls the next. */
        public String nextLook() {
            return pausedSince.isEmpty() ? "primary" : "secondary";
        }

        /** Why somebody can be asked to wait aside. */
        public List<String> parkReasons() {
            return List.of("documents", "copies", "payment", "consultation");
        }
    }

    /** Whom a clerk wanted to call out of turn, and why, as it was typed. */
    record Choice(@Nullable UUID ticket, String reason) {
        static final Choice NONE = new Choice(null, "");
    }

    /**
     * What the last button did.
     *
     * @param kind key of the sentence under {@code desk.notice.}; empty when there is nothing to say
     * @param trouble why a button did nothing; empty when it worked
     * @param undo the ticket whose last step can be taken back
     */
    record Notice(
            String kind,
            String number,
            String trouble,
            @Nullable UUID undo) {}

    /** Choose a counter. */
    @GET
    public Response signOn() {
        return signOn(200, "");
    }

    /** Signs on. */
    @POST
    @Path("sign-on")
    public Response signOn(
            @RestForm @DefaultValue("") String counter,
            @RestForm("service") List<String> served,
            @RestForm("spoken") List<String> spoken) {
        try {
            services.queue().ask(api -> {
                api.signOn(counterCode(counter), new SignOn(served, spoken));
                return true;
            });
            return Pages.go("/desk/" + counterCode(counter));
        } catch (Refused refused) {
            return signOn(statusOf(refused), refused.problem().detail());
        }
    }

    /** The desk of a counter. */
    @GET
    @Path("{counter: [A-Za-z0-9-]+}")
    public Response show(
            @RestPath String counter,
            @RestQuery @DefaultValue("") String did,
            @RestQuery @DefaultValue("") String number,
            @RestQuery @Nullable UUID ticket) {
        var known = VERBS.contains(did) || OTHER_NOTICES.contains(did);
        var said = number.matches("[A-Z0-9]{1,8}") ? number : "";
        var undo = UNDOABLE.contains(did) ? ticket : null;
        return show(200, counter, new Notice(known ? did : "", said, "", undo));
    }

    /** Signs off. */
    @POST
    @Path("{counter: [A-Za-z0-9-]+}/sign-off")
    public Response signOff(@RestPath String counter) {
        return attempt(counter, () -> {
            services.queue().ask(api -> {
                api.signOff(counter);
                return true;
            });
            return Pages.go("/desk");
        });
    }

    /** Away for a while. */
    @POST
    @Path("{counter: [A-Za-z0-9-]+}/pause")
    public Response pause(@RestPath String counter) {
        return attempt(counter, () -> {
            services.queue().ask(api -> api.pause(counter));
            return done(counter, "pause", null);
        });
    }

    /** Back again. */
    @POST
    @Path("{counter: [A-Za-z0-9-]+}/go-on")
    public Response goOn(@RestPath String counter) {
        return attempt(counter, () -> {
            services.queue().ask(api -> api.goOn(counter));
            return done(counter, "go-on", null);
        });
    }

    /** Calls whoever is next. A double click calls one. */
    @POST
    @Path("{counter: [A-Za-z0-9-]+}/next")
    public Response next(@RestPath String counter, @RestForm @DefaultValue("") String formKey) {
        return attempt(counter, () -> {
            var key = FormKey.forRequest(formKey, "next", counter);
            @Nullable Ticket called = services.queue().<@Nullable Ticket>ask(api -> api.next(counter, key));
            return done(counter, called == null ? "nobody" : "called", called);
        });
    }

    /** Calls somebody who is not the next. What was typed stays when it is refused. */
    @POST
    @Path("{counter: [A-Za-z0-9-]+}/call")
    public Response call(
            @RestPath String counter,
            @RestForm @Nullable UUID ticket,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String formKey) {
        return attempt(counter, new Choice(ticket, reason), () -> {
            if (ticket == null) {
                return show(
                        400,
                        counter,
                        new Notice("", "", visit.wording().say("desk.choose.nobody"), null),
                        new Choice(null, reason));
            }
            var key = FormKey.forRequest(formKey, "call", ticket, reason);
            var action = new Action(reason, null, counter, null);
            return done(
                    counter,
                    "called",
                    services.queue().<@Nullable Ticket>ask(api -> api.act(ticket, "call", key, action)));
        });
    }

    /** Everything else that happens to a ticket. */
    @POST
    @Path("{counter: [A-Za-z0-9-]+}/tickets/{id}/{verb}")
    public Response act(
            @RestPath String counter,
            @RestPath UUID id,
            @RestPath String verb,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("15") int minutes,
            @RestForm @DefaultValue("") String to,
            @RestForm @DefaultValue("") String formKey) {
        if (!VERBS.contains(verb)) {
            throw new NotFoundException();
        }
        var action =
                switch (verb) {
                    case "park" -> new Action(reason, parkedUntil(minutes), null, null);
                    case "resume", "take-over" -> new Action(null, null, counter, null);
                    case "transfer" -> transfer(to);
                    default -> Action.NONE;
                };
        return attempt(counter, () -> {
            var key = FormKey.forRequest(formKey, verb, id, to);
            return done(counter, verb, services.queue().<@Nullable Ticket>ask(api -> api.act(id, verb, key, action)));
        });
    }

    private Response signOn(int status, String trouble) {
        var office = signedIn.office();
        var counters = services.appointments().ask(api -> api.counters(office));
        var me = services.appointments().ask(api -> api.me());
        return pages.show(
                status, Templates.signon(pages.pageAt("/desk", ""), counters, me, offices.names(office), trouble));
    }

    private Response show(int status, String counter, Notice notice) {
        return show(status, counter, notice, Choice.NONE);
    }

    private Response show(int status, String counter, Notice notice, Choice choice) {
        var state = services.queue().ask(api -> api.counter(counter));
        var session = state.session();
        if (session == null) {
            return Pages.go("/desk");
        }
        var office = Objects.requireNonNullElse(state.office(), signedIn.office());
        var view = offices.office(office);
        var names = offices.names(office);
        var list = offices.ifAvailable(() -> services.queue().ask(api -> api.waiting(office)));
        var waiting = list.map(found -> Objects.requireNonNullElse(found.tickets(), List.<Ticket>of()))
                .orElse(List.of());
        var current = state.ticket();
        var now = clock.instant();
        var desk = new Desk(
                counter,
                Objects.requireNonNullElse(state.room(), ""),
                office,
                current == null ? null : DeskView.row(current, names, view.dates(), visit.wording(), now),
                customer(current, view),
                waiting.stream()
                        .map(ticket -> DeskView.row(ticket, names, view.dates(), visit.wording(), now))
                        .sorted(Comparator.comparing((Row row) -> !row.aside().over()))
                        .toList(),
                list.isEmpty(),
                session.pausedSince() == null ? "" : view.dates().time(session.pausedSince()),
                Team.of(
                        counter,
                        list.map(found -> Objects.requireNonNullElse(found.counters(), List.<CounterNow>of()))
                                .orElse(List.of()),
                        offices.ifAvailable(() -> services.statistics().ask(api -> api.mine(office)))
                                .orElse(null),
                        view.dates()),
                offices.ifAvailable(() -> services.appointments().ask(api -> api.counters(office)))
                        .orElse(List.of()),
                names,
                identity.hasRole(MAY_CHOOSE),
                choice,
                now,
                FormKey.fresh());
        return pages.show(status, Templates.desk(pages.pageAt("/desk/" + counter, ""), desk, notice));
    }

    /** The booking's data, as far as this clerk may see it: without them the desk goes on working. */
    private @Nullable Customer customer(@Nullable Ticket current, OfficeView office) {
        if (current == null || current.bookingId() == null) {
            return null;
        }
        var id = current.bookingId();
        try {
            return DeskView.customer(services.appointments().ask(api -> api.booking(id, null)), office.dates());
        } catch (Refused | Unreachable missing) {
            return null;
        }
    }

    private interface Step {
        Response take();
    }

    /** Takes a step; when it is refused, the desk stays and says why. */
    private Response attempt(String counter, Step step) {
        return attempt(counter, Choice.NONE, step);
    }

    private Response attempt(String counter, Choice choice, Step step) {
        try {
            return step.take();
        } catch (Refused refused) {
            return show(
                    statusOf(refused),
                    counter,
                    new Notice("", "", refused.problem().detail(), null),
                    choice);
        }
    }

    private static int statusOf(Refused refused) {
        if (refused.status() >= 500 || refused.status() == 401) {
            throw refused;
        }
        return refused.status();
    }

    private static Response done(String counter, String did, @Nullable Ticket ticket) {
        var address = "/desk/" + counter + "?did=" + did;
        if (ticket != null && ticket.id() != null) {
            address += "&number=" + Pages.encoded(Objects.requireNonNullElse(ticket.number(), "")) + "&ticket="
                    + ticket.id();
        }
        return Pages.go(address);
    }

    private static String counterCode(String counter) {
        if (!counter.matches("[A-Za-z0-9-]{1,16}")) {
            throw new NotFoundException();
        }
        return counter;
    }

    private String parkedUntil(int minutes) {
        var longest = Math.max(1, Math.min(LONGEST_PARKING, minutes));
        return clock.instant().plus(Duration.ofMinutes(longest)).toString();
    }

    private static Action transfer(String to) {
        return to.startsWith("counter:")
                ? new Action(null, null, to.substring("counter:".length()), null)
                : new Action(null, null, null, List.of(to.substring(to.indexOf(':') + 1)));
    }
}
