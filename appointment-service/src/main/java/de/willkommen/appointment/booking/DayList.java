package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.text.PublishedTexts;
import de.willkommen.appointment.text.Texts;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The appointments of a day at an office, for the people who work there. */
@ApplicationScoped
class DayList {

    private final Bookings bookings;
    private final Offices offices;
    private final PublishedTexts texts;
    private final Caller caller;
    private final Clock clock;

    DayList(Bookings bookings, Offices offices, PublishedTexts texts, Caller caller, Clock clock) {
        this.bookings = bookings;
        this.offices = offices;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param overbooked whether it was booked beyond what was free
     */
    @Schema(name = "BookingOfDay")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            UUID id,
            String reference,
            OffsetDateTime start,
            OffsetDateTime end,
            BookingStatus status,
            String counter,
            List<BookingView.Service> services,
            int persons,
            String language,
            @Nullable String givenName,
            @Nullable String familyName,
            Channel channel,
            boolean overbooked) {}

    /**
     * The bookings that begin that day, by start and counter; holds that ran out are left out.
     *
     * @throws Refusal 404 for an unknown office or another authority's
     */
    @Transactional
    List<Entry> of(String office, LocalDate date, List<String> languages) {
        var at = offices.find(office).orElseThrow(Refusal::notFound);
        caller.requireSameAuthority(at.authority().code());
        var day = new TimeRange(
                date.atStartOfDay(at.zone()).toInstant(),
                date.plusDays(1).atStartOfDay(at.zone()).toInstant());
        var now = clock.instant();
        var found = bookings.beginning(office, day).stream()
                .filter(booking -> !booking.hasRunOut(now))
                .toList();
        var codes = found.stream()
                .flatMap(booking -> booking.services().stream())
                .map(BookedService::code)
                .distinct()
                .toList();
        var read = texts.read(at.authority().code(), codes, List.of(office), List.of(), languages);
        return found.stream().map(booking -> entry(booking, at, read)).toList();
    }

    private static Entry entry(Booking booking, Office office, Texts read) {
        var contact = booking.contact();
        return new Entry(
                booking.id(),
                booking.reference(),
                office.local(booking.during().start()),
                office.local(booking.during().end()),
                booking.status(),
                booking.counter(),
                BookingView.services(booking.services(), read),
                booking.persons(),
                booking.language(),
                contact == null ? null : contact.givenName(),
                contact == null ? null : contact.familyName(),
                booking.channel(),
                booking.isOverbooked());
    }
}
