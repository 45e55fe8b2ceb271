package de.willkommen.web.backoffice.closure;

import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.upstream.ClosureApi.Closure;
import de.willkommen.web.upstream.ClosureApi.Draft;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A closure as it stands in the form.
 *
 * @param what is closed, as {@link Places} names it; several only where something new is entered
 * @param startsAt and
 * @param endsAt empty for whole days
 */
record Form(
        String kind, List<String> what, String startsOn, String endsOn, String startsAt, String endsAt, String reason) {

    private static final String USUAL_KIND = "CLOSED";

    /** The form with no more than the day and the place somebody came from, if they came from one. */
    static Form begun(String day, List<String> what) {
        return new Form(USUAL_KIND, what, day, "", "", "", "");
    }

    static Form of(FormFields typed) {
        var kind = typed.text("kind");
        return new Form(
                kind.isEmpty() ? USUAL_KIND : kind,
                typed.all("what").stream().distinct().toList(),
                typed.text("startsOn"),
                typed.text("endsOn"),
                typed.text("startsAt"),
                typed.text("endsAt"),
                typed.text("reason"));
    }

    static Form of(Closure closure) {
        return new Form(
                closure.kind(),
                List.of(Places.name(closure)),
                closure.startsOn().toString(),
                closure.endsOn().equals(closure.startsOn())
                        ? ""
                        : closure.endsOn().toString(),
                Objects.requireNonNullElse(closure.startsAt(), ""),
                Objects.requireNonNullElse(closure.endsAt(), ""),
                Objects.requireNonNullElse(closure.reason(), ""));
    }

    /** What is sent: one for each place; one without a place where none was chosen, which the service refuses. */
    List<Draft> drafts() {
        return what.isEmpty()
                ? List.of(draft(""))
                : what.stream().map(this::draft).toList();
    }

    /** The same for one place. */
    Draft draft(String place) {
        return new Draft(
                kind,
                Places.scope(place),
                Places.person(place),
                nullIfEmpty(startsOn),
                nullIfEmpty(endsOn),
                nullIfEmpty(startsAt),
                nullIfEmpty(endsAt),
                reason);
    }

    /** Tells whether what is to be stored is what the preview was about. */
    String seal(int version) {
        return FormKey.forRequest("preview", this, version).toString();
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
