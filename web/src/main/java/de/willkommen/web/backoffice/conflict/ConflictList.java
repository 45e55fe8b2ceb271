package de.willkommen.web.backoffice.conflict;

import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.upstream.ConflictApi.Conflict;
import de.willkommen.web.upstream.ConflictApi.ConflictPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list, by days.
 *
 * @param settled whether those that were settled are shown, or those that wait
 * @param open how many wait
 * @param decided how many were settled
 * @param unserved to how many people the office owes a new time
 * @param next address of the page after this one; absent on the last
 */
record ConflictList(
        boolean settled,
        int open,
        int decided,
        int unserved,
        List<Day> days,
        @Nullable String next) {

    /** The conflicts of a day. */
    record Day(String date, String label, List<Entry> entries) {}

    /**
     * A booking that no longer fits.
     *
     * @param seen its id and version, as a form sends them
     * @param reasons codes, with words under {@code conflicts.why}
     * @param decision absent as long as nobody has decided
     */
    record Entry(
            UUID id,
            String seen,
            UUID booking,
            String reference,
            String from,
            String until,
            String counter,
            List<String> services,
            String language,
            String languageTag,
            List<String> reasons,
            String since,
            @Nullable Decision decision) {}

    /** That it stays. */
    record Decision(String reason, String by, boolean mine, String when) {}

    static ConflictList of(
            ConflictPage page,
            boolean settled,
            @Nullable String next,
            Dates dates,
            Map<String, String> names,
            String me) {
        var days = new LinkedHashMap<LocalDate, List<Entry>>();
        for (var conflict : page.conflicts()) {
            days.computeIfAbsent(dates.date(conflict.booking().start()), day -> new ArrayList<>())
                    .add(entry(conflict, dates, names, me));
        }
        return new ConflictList(
                settled,
                page.open(),
                page.settled(),
                page.unserved(),
                days.entrySet().stream()
                        .map(day -> new Day(day.getKey().toString(), dates.day(day.getKey()), day.getValue()))
                        .toList(),
                next);
    }

    private static Entry entry(Conflict conflict, Dates dates, Map<String, String> names, String me) {
        var booking = conflict.booking();
        var tag = Objects.requireNonNullElse(booking.language(), "de");
        var settlement = conflict.settlement();
        return new Entry(
                conflict.id(),
                conflict.id() + ":" + conflict.version(),
                booking.id(),
                booking.reference(),
                dates.time(booking.start()),
                dates.time(booking.end()),
                booking.counter(),
                Objects.requireNonNullElse(booking.services(), List.<String>of()).stream()
                        .map(code -> names.getOrDefault(code, code))
                        .toList(),
                Language.of(tag).map(Language::ownName).orElse(tag),
                tag,
                Objects.requireNonNullElse(booking.reasons(), List.of()),
                dates.moment(conflict.foundAt()),
                settlement == null
                        ? null
                        : new Decision(
                                settlement.reason(),
                                settlement.by(),
                                settlement.by().equals(me),
                                dates.moment(settlement.at())));
    }
}
