package de.willkommen.web.lobby;

import de.willkommen.web.WebSettings;
import de.willkommen.web.language.Ltr;
import de.willkommen.web.language.Texts;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.Ticker;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.page.QrCode;
import de.willkommen.web.staff.SignedIn;
import de.willkommen.web.upstream.QueueApi.Call;
import de.willkommen.web.upstream.QueueApi.Display;
import de.willkommen.web.upstream.QueueApi.WaitMinutes;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The display: the last calls, live. Numbers and counters, never names. A phone that scanned its code comes to the same
 * address with the code, and is sent to the page where it takes a number.
 */
@Path("/lobby/{office: [A-Za-z0-9-]+}")
@PermitAll
public class LobbyResource {

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Offices offices;
    private final Ticker ticker;
    private final SignedIn signedIn;
    private final Texts texts;
    private final WebSettings settings;
    private final Clock clock;

    LobbyResource(
            Pages pages,
            Visit visit,
            Services services,
            Offices offices,
            Ticker ticker,
            SignedIn signedIn,
            Texts texts,
            WebSettings settings,
            Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.offices = offices;
        this.ticker = ticker;
        this.signedIn = signedIn;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "lobby")
    static class Templates {
        static native TemplateInstance lobby(Page page, Board board, List<Voice> voices, List<Ticker.Line> notices);
    }

    /**
     * What the display shows before its stream has begun.
     *
     * @param now the platform's present moment, from which the clock on the wall runs on
     */
    record Board(
            String office,
            String name,
            String now,
            String zone,
            List<Call> calls,
            @Nullable Integer waiting,
            @Nullable Integer p50,
            @Nullable Integer p90,
            @Nullable String code,
            @Nullable RawString qr,
            List<Line> lines,
            Map<String, String> names,
            Map<String, String> arrows) {

        /** Which way the counter of a call lies; empty where that is unknown. */
        public String arrow(Call call) {
            return call.counter() == null ? "" : arrows.getOrDefault(call.counter(), "");
        }

        /** Whether whoever comes now is called at once, or as good as. */
        public boolean noWait() {
            return p90 != null && p90 <= 1;
        }

        /** One service's queue. */
        record Line(
                String code,
                String name,
                int waiting,
                @Nullable WaitMinutes waitMinutes) {}
    }

    /** How a call is written and spoken in a language; {@code %n} stands for the number, {@code %c} for the counter. */
    record Voice(String tag, String dir, String spoken, String written) {}

    /** The display, for a display; for a phone with the code, the way to a number. */
    @GET
    public Response show(@RestPath String office, @RestQuery @DefaultValue("") String code) {
        if (!code.isEmpty()) {
            return Pages.go("/" + visit.language().tag() + "/lobby/" + office + "?code=" + Pages.encoded(code));
        }
        signedIn.require("display", "clerk", "lead", "admin");
        var board = board(office);
        return pages.show(Templates.lobby(pages.page(), board, voices(), ticker.lines(office)));
    }

    /** The code of the moment as a picture; it changes every few minutes. */
    @GET
    @Path("code.svg")
    public Response code(@RestPath String office, @RestQuery @DefaultValue("") String code) {
        if (!code.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new NotFoundException();
        }
        return Response.ok(QrCode.document(address(office, code)))
                .type("image/svg+xml")
                .build();
    }

    private Board board(String office) {
        var view = offices.ifAvailable(() -> offices.office(office));
        var display = offices.ifAvailable(() -> services.queue().ask(api -> api.display(office)));
        var names = offices.names(office);
        var wait = display.map(Display::waitMinutes);
        var code = display.map(Display::lobbyCode).orElse(null);
        return new Board(
                office,
                view.map(found -> found.name()).orElse(office),
                clock.instant().toString(),
                view.map(found -> found.dates().zone().getId()).orElse("Europe/Berlin"),
                display.map(found -> Objects.requireNonNullElse(found.calls(), List.<Call>of()))
                        .orElse(List.of()),
                display.map(Display::waiting).orElse(null),
                wait.map(minutes -> minutes.p50()).orElse(null),
                wait.map(minutes -> minutes.p90()).orElse(null),
                code,
                code == null ? null : QrCode.picture(address(office, code)),
                display.map(Display::services).orElse(List.of()).stream()
                        .map(queue -> new Board.Line(
                                queue.code(),
                                names.getOrDefault(queue.code(), queue.code()),
                                queue.waiting(),
                                queue.waitMinutes()))
                        .toList(),
                names,
                arrows(office));
    }

    /** Which way each counter lies, of those where somebody has said so. */
    private Map<String, String> arrows(String office) {
        var arrows = new TreeMap<String, String>();
        for (var counter : offices.ifAvailable(() -> services.appointments().ask(api -> api.counters(office)))
                .orElse(List.of())) {
            if (counter.way() != null) {
                arrows.put(counter.code(), counter.way());
            }
        }
        return arrows;
    }

    private String address(String office, String code) {
        // Not this page's own address: that one asks a phone to sign in.
        return settings.publicUrl() + "/ticket/new?office=" + office + "&code=" + Pages.encoded(code);
    }

    private List<Voice> voices() {
        return texts.offered().stream()
                .map(language -> {
                    var wording = texts.in(language);
                    return new Voice(
                            language.tag(),
                            language.dir(),
                            wording.say("lobby.spoken", "%n", "%c"),
                            wording.say("lobby.written", new Ltr("%c")));
                })
                .toList();
    }
}
