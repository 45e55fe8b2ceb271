package de.willkommen.web.search;

import de.willkommen.web.language.Dates;
import de.willkommen.web.upstream.AppointmentApi.Slot;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A free time: as it is sent, and as it is read.
 *
 * @param value what its button sends: the start, and behind an {@code @} the office where several were searched
 * @param label the time of day
 * @param day the day, written out
 * @param office name of the office; empty where one alone was searched
 */
public record FreeTime(String value, OffsetDateTime start, String label, String day, String office) {

    /** A chosen time: what the button sent, taken apart. */
    public record Chosen(String start, String office) {

        /** Reads what a button sent; a time without an office is one of {@code usual}. */
        public static Chosen of(String value, String usual) {
            int at = value.indexOf('@');
            return at < 0 ? new Chosen(value, usual) : new Chosen(value.substring(0, at), value.substring(at + 1));
        }
    }

    /** The times of one office; without a name where one alone was searched. */
    public record Place(String name, List<FreeTime> times) {}

    /** The times of each office by themselves, the office that is free first at the top. */
    static List<Place> byPlace(List<FreeTime> times) {
        var places = new LinkedHashMap<String, List<FreeTime>>();
        times.forEach(time -> places.computeIfAbsent(time.office(), office -> new ArrayList<>())
                .add(time));
        return places.entrySet().stream()
                .map(place -> new Place(place.getKey(), List.copyOf(place.getValue())))
                .toList();
    }

    /** Times in their order; several counters free at one time and office are one choice. */
    static List<FreeTime> of(List<Slot> slots, Dates dates, Map<String, String> offices) {
        return slots.stream()
                .map(slot -> of(slot, dates, offices))
                .distinct()
                .sorted(Comparator.comparing(FreeTime::start).thenComparing(FreeTime::office))
                .toList();
    }

    private static FreeTime of(Slot slot, Dates dates, Map<String, String> offices) {
        var start = slot.start();
        var code = Objects.requireNonNullElse(slot.office(), "");
        var several = offices.size() > 1 && !code.isEmpty();
        return new FreeTime(
                several ? start + "@" + code : start.toString(),
                start,
                dates.time(start),
                dates.day(start),
                several ? offices.getOrDefault(code, code) : "");
    }

    LocalDate date(Dates dates) {
        return dates.date(start);
    }
}
