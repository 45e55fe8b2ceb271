package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.booking.BookedTime;
import de.willkommen.appointment.office.Office;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a change would do.
 *
 * @param revision of the schedule it was compared with
 * @param weeks the first twelve weeks, as far ahead as the office takes bookings, in which anything is different
 * @param bookings those that fit now and would no longer
 */
@Schema(name = "Preview")
public record PreviewView(long revision, List<Week> weeks, List<Affected> bookings) {

    /**
     * One calendar week. All numbers are minutes of counters.
     *
     * @param week such as {@code 2026-W53}
     * @param from its Monday, or today in the present week
     * @param gained open afterwards and not now
     * @param lost open now and not afterwards
     * @param channels before and after, for each channel that has or had time
     */
    @Schema(name = "PreviewWeek")
    public record Week(
            String week,
            LocalDate from,
            LocalDate to,
            long before,
            long after,
            long gained,
            long lost,
            List<Part> channels) {}

    /** The part of one channel. */
    @Schema(name = "PreviewChannel")
    public record Part(Channel channel, long before, long after) {}

    /**
     * A booking, without the person.
     *
     * @param language the one its holder reads
     */
    @Schema(name = "AffectedBooking")
    public record Affected(
            UUID id,
            String reference,
            OffsetDateTime start,
            OffsetDateTime end,
            String counter,
            List<String> services,
            String language,
            List<Reason> reasons) {

        static Affected of(BookedTime booked, Set<Reason> reasons, Office office) {
            return new Affected(
                    booked.id(),
                    booked.reference(),
                    office.local(booked.during().start()),
                    office.local(booked.during().end()),
                    booked.counter(),
                    booked.services(),
                    booked.language(),
                    reasons.stream().sorted().toList());
        }
    }
}
