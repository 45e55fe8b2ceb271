package de.willkommen.appointment.administration;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The Länder whose holidays are known, by the last part of their ISO 3166-2 code, and the towns that have holidays beside
 * their Land's, such as {@code by-mu}.
 */
@Singleton
class Laender {

    private final List<Region> known = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY))
            .getCalendarHierarchy()
            .getChildren()
            .values()
            .stream()
            .flatMap(land -> Stream.concat(
                    Stream.of(new Region(land.getId(), List.of(land))),
                    land.getChildren().values().stream()
                            .map(town -> new Region(land.getId() + "-" + town.getId(), List.of(land, town)))))
            .toList();

    /** A Land or town and its name in the reader's language, as far as the library knows it, else in German. */
    @Schema(name = "Land")
    public record Land(String code, String name) {}

    private record Region(String code, List<CalendarHierarchy> path) {

        Land in(Locale language) {
            return new Land(
                    code,
                    path.stream().map(part -> part.getDescription(language)).collect(Collectors.joining(", ")));
        }
    }

    /** All of them, by name. */
    List<Land> all(String language) {
        var locale = language.equals("en") ? Locale.ENGLISH : Locale.GERMAN;
        return known.stream()
                .map(region -> region.in(locale))
                .sorted(Comparator.comparing(Land::name))
                .toList();
    }

    List<String> codes() {
        return known.stream().map(Region::code).toList();
    }
}
