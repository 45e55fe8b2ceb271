package de.willkommen.queue.overview;

import de.willkommen.kit.problem.ProblemTexts;
import de.willkommen.kit.secret.DerivedSecrets;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Reason;
import de.willkommen.queue.sql.Questions;
import de.willkommen.queue.textfeed.CounterWays;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the answers that show a ticket. */
@ApplicationScoped
public class TicketAnswers {

    /** Purpose of the derived secret that proves the right to a ticket. */
    public static final String PURPOSE = "ticket";

    private static final char LINK_LETTER = 't';

    private final CounterWays ways;
    private final ProblemTexts texts;
    private final DerivedSecrets secrets;
    private final String publicUrl;
    private final Clock clock;

    TicketAnswers(
            CounterWays ways,
            ProblemTexts texts,
            DerivedSecrets secrets,
            @ConfigProperty(name = "willkommen.public-url") String publicUrl,
            Clock clock) {
        this.ways = ways;
        this.texts = texts;
        this.secrets = secrets;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * For the visitor.
     *
     * @param picture where the place is read from; not needed for who does not wait
     * @param language of the texts
     */
    public TicketAnswer forVisitor(TicketState ticket, Optional<OfficePicture> picture, String language) {
        return answer(ticket, picture, language, directions(ticket, language), false);
    }

    /** For staff, with what the desk shows beside. */
    public TicketAnswer forStaff(TicketState ticket, Optional<OfficePicture> picture, String language) {
        return answer(ticket, picture, language, directions(ticket, language), true);
    }

    /** For staff, about somebody who was called to a counter; the way there is known. */
    public TicketAnswer called(TicketState ticket, Optional<String> directions, String language) {
        return answer(ticket, Optional.empty(), language, directions, true);
    }

    /** The way to a counter, asked with other questions. */
    public Questions.Answer<String> directions(String authority, String counter, String language, Questions questions) {
        return ways.directions(authority, counter, language, questions);
    }

    /** The answer to who opened the ticket: with the token and the link, derived anew each time. */
    public TicketAnswer withSecrets(TicketAnswer answer, TicketState ticket) {
        return answer.with(token(ticket), link(ticket));
    }

    /** The secret of the ticket. */
    public String token(TicketState ticket) {
        return secrets.derive(ticket.secretKeyId(), ticket.id(), PURPOSE, ticket.secretGeneration());
    }

    /** The visitor's page, as it is printed and texted. */
    public String link(TicketState ticket) {
        return publicUrl + "/l/" + secrets.linkCode(LINK_LETTER, ticket.id(), token(ticket));
    }

    /** Whether somebody showed the ticket's secret. */
    public boolean matches(@Nullable String token, TicketState ticket) {
        return secrets.matches(token, ticket.secretKeyId(), ticket.id(), PURPOSE, ticket.secretGeneration());
    }

    private TicketAnswer answer(
            TicketState ticket,
            Optional<OfficePicture> picture,
            String language,
            Optional<String> directions,
            boolean staff) {
        var now = clock.instant();
        var place = picture.flatMap(known -> known.placeOf(ticket.id()));
        var atCounter = ticket.status().occupiesCounter();
        var why = staff || atCounter ? reason(ticket, now) : null;
        return new TicketAnswer(
                ticket.id(),
                ticket.number(),
                ticket.status(),
                null,
                null,
                ticket.office(),
                ticket.services(),
                ticket.language(),
                place.map(OfficePicture.Place::ahead).orElse(null),
                place.map(OfficePicture.Place::minutes).orElse(null),
                atCounter || staff ? ticket.counter() : null,
                atCounter || staff ? ticket.room() : null,
                directions.orElse(null),
                atCounter ? ticket.callBeganAt() : null,
                why == null ? null : sentence(why, language),
                why == null ? null : why.slug(),
                staff ? ticket.bookingId() : null,
                staff && ticket.bookingCancelled() ? true : null,
                staff ? ticket.accessNeeds() : null,
                staff ? ticket.openedAt() : null,
                staff ? ticket.dueAt() : null,
                staff ? waited(ticket, now) : null,
                staff ? ticket.via() : null,
                staff && atCounter ? ticket.recalls() : null,
                staff ? ticket.statusSince() : null,
                staff ? ticket.boundCounter() : null,
                staff ? ticket.parkReason() : null,
                staff ? ticket.parkedUntil() : null);
    }

    /** Why the person was called; for who waits, why they stand where they stand. */
    private static @Nullable Reason reason(TicketState ticket, Instant now) {
        return ticket.status().waits() ? CallingOrder.reason(ticket.waiting(), now) : ticket.reason();
    }

    private String sentence(Reason why, String language) {
        return texts.text(language, "reason." + why.slug(), Map.of("minutes", why.minutes()));
    }

    private Optional<String> directions(TicketState ticket, String language) {
        return ticket.status().occupiesCounter() && ticket.counter() != null
                ? ways.directions(ticket.authority(), ticket.counter(), language)
                : Optional.empty();
    }

    /** From opening to the first start, or until now. */
    private static int waited(TicketState ticket, Instant now) {
        var until = ticket.startedAt() != null
                ? ticket.startedAt()
                : ticket.status().isOpen() ? now : ticket.statusSince();
        return (int) Math.max(0, Duration.between(ticket.openedAt(), until).toMinutes());
    }

    /** Whether the picture has something to say about the ticket. */
    public static boolean needsPicture(TicketState ticket) {
        return ticket.status() == TicketStatus.WAITING || ticket.status() == TicketStatus.TRANSFERRED;
    }
}
