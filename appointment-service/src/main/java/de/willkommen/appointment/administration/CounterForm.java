package de.willkommen.appointment.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.booking.BookingsAhead;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Way;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Counters. */
@Singleton
class CounterForm implements Form<Counter, CounterForm.CounterEntry, CounterForm.CounterChange> {

    private final Counters counters;
    private final Choices choices;
    private final BookingsAhead bookings;

    CounterForm(Counters counters, Choices choices, BookingsAhead bookings) {
        this.counters = counters;
        this.choices = choices;
        this.bookings = bookings;
    }

    /** A counter. */
    @Schema(name = "CounterEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CounterEntry(
            String code,
            long revision,
            String room,
            String team,
            List<String> services,
            List<String> languages,
            List<String> accessibility,
            @Nullable Way way,
            boolean active,
            @Nullable Integer bookingsAhead) {}

    /** What a counter is to be. */
    @Schema(name = "CounterChange")
    public record CounterChange(
            @Nullable String room,
            @Nullable String team,
            @Nullable List<@Nullable String> services,
            @Nullable List<@Nullable String> languages,
            @Nullable List<@Nullable String> accessibility,
            @Nullable String way,
            @Nullable Boolean active) {}

    @Override
    public List<Counter> all(Office office) {
        return counters.ofAuthority(office.authority().code()).stream()
                .filter(counter -> counter.office().equals(office.code()))
                .toList();
    }

    @Override
    public Optional<Counter> find(Office office, String code) {
        return counters.find(office.authority().code(), code)
                .filter(counter -> counter.office().equals(office.code()));
    }

    @Override
    public long revision(Counter stored) {
        return stored.revision();
    }

    @Override
    public int bookingsAhead(Counter stored) {
        return bookings.occupying(List.of(Resources.of(stored)));
    }

    @Override
    public CounterEntry shown(Counter stored, @Nullable Integer bookingsAhead) {
        return new CounterEntry(
                stored.code(),
                stored.revision(),
                stored.room(),
                stored.team(),
                stored.services(),
                stored.languages(),
                stored.accessibility(),
                stored.way(),
                stored.active(),
                bookingsAhead);
    }

    @Override
    public Counter checked(Office office, String code, Optional<Counter> before, CounterChange change) {
        var checks = new Checks();
        var authority = office.authority().code();
        checks.newCode(
                code,
                Checks.COUNTER_CODE,
                16,
                before.isEmpty(),
                counters.find(authority, code).isPresent());
        var counter = new Counter(
                authority,
                code,
                office.code(),
                before.map(Counter::revision).orElse(1L),
                checks.text("room", change.room(), 40),
                checks.oneOf("team", change.team(), choices.teams(office, before.map(Counter::team))),
                checks.chosen("services", change.services(), false, choices.services(office)),
                checks.languages("languages", change.languages(), true),
                checks.accessibility("accessibility", change.accessibility()),
                checks.perhaps("way", change.way(), Way.class),
                checks.flag("active", change.active()));
        checks.end();
        return counter;
    }

    @Override
    public void put(Counter wanted) {
        counters.put(wanted);
    }
}
