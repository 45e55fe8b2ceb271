package de.willkommen.appointment.availability;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** The public holidays of the German Länder. */
@Singleton
class Holidays {

    private final HolidayManager germany =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));

    /** Whether offices of the Land, or of a part of it such as {@code by-mu}, are closed on that day by law. */
    boolean on(LocalDate day, String region) {
        return germany.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, region.split("-"));
    }
}
