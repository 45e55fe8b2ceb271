package de.willkommen.appointment.availability;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The public holidays of the German Länder. */
@Singleton
class Holidays {

    /** Languages there are names in, beside English: the library's, and Arabic from our own {@code descriptions}. */
    private static final Set<String> NAMED = Set.of("ar", "de", "fr");

    private final HolidayManager germany =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));

    /** Whether offices of the Land, or of a part of it such as {@code by-mu}, are closed on that day by law. */
    boolean on(LocalDate day, String region) {
        return germany.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, region.split("-"));
    }

    /** What the day is called, if it is such a holiday; in English where the language has no name for it. */
    Optional<String> name(LocalDate day, String region, Locale language) {
        return germany.getHolidays(day, day, region.split("-")).stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                // Without a language the names are English; asked for one it lacks, the library takes the machine's.
                .map(holiday -> holiday.getDescription(NAMED.contains(language.getLanguage()) ? language : Locale.ROOT))
                .findFirst();
    }
}
