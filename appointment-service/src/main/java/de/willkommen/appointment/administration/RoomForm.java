package de.willkommen.appointment.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.booking.BookingsAhead;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.BookableResource.Kind;
import de.willkommen.appointment.office.BookableResource.Mode;
import de.willkommen.appointment.office.BookableResources;
import de.willkommen.appointment.office.Office;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Rooms and interpreters. What something is stays for life; an interpreter has languages and ways to take part. */
@Singleton
class RoomForm implements Form<BookableResource, RoomForm.ResourceEntry, RoomForm.ResourceChange> {

    private final BookableResources resources;
    private final BookingsAhead bookings;

    RoomForm(BookableResources resources, BookingsAhead bookings) {
        this.resources = resources;
        this.bookings = bookings;
    }

    /** A room or interpreter. */
    @Schema(name = "ResourceEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResourceEntry(
            String code,
            long revision,
            Kind kind,
            String label,
            List<String> languages,
            List<Mode> modes,
            List<String> accessibility,
            boolean active,
            @Nullable Integer bookingsAhead) {}

    /** What a room or interpreter is to be; {@code kind} counts for a new one alone. */
    @Schema(name = "ResourceChange")
    public record ResourceChange(
            @Nullable String kind,
            @Nullable String label,
            @Nullable List<@Nullable String> languages,
            @Nullable List<@Nullable String> modes,
            @Nullable List<@Nullable String> accessibility,
            @Nullable Boolean active) {}

    @Override
    public List<BookableResource> all(Office office) {
        return resources.ofAuthority(office.authority().code()).stream()
                .filter(resource -> resource.office().equals(office.code()))
                .toList();
    }

    @Override
    public Optional<BookableResource> find(Office office, String code) {
        return resources
                .find(office.authority().code(), code)
                .filter(resource -> resource.office().equals(office.code()));
    }

    @Override
    public long revision(BookableResource stored) {
        return stored.revision();
    }

    @Override
    public int bookingsAhead(BookableResource stored) {
        return bookings.occupying(List.of(Resources.of(stored)));
    }

    @Override
    public ResourceEntry shown(BookableResource stored, @Nullable Integer bookingsAhead) {
        return new ResourceEntry(
                stored.code(),
                stored.revision(),
                stored.kind(),
                stored.label(),
                stored.languages(),
                stored.modes(),
                stored.accessibility(),
                stored.active(),
                bookingsAhead);
    }

    @Override
    public BookableResource checked(
            Office office, String code, Optional<BookableResource> before, ResourceChange change) {
        var checks = new Checks();
        var authority = office.authority().code();
        checks.newCode(
                code,
                Checks.WORD_CODE,
                40,
                before.isEmpty(),
                resources.find(authority, code).isPresent());
        var kind = before.map(BookableResource::kind).orElseGet(() -> kind(checks, change));
        var interprets = kind == Kind.INTERPRETER;
        var resource = new BookableResource(
                authority,
                code,
                office.code(),
                before.map(BookableResource::revision).orElse(1L),
                kind,
                checks.text("label", change.label(), 80),
                interprets ? checks.languages("languages", change.languages(), true) : List.of(),
                interprets ? modes(checks, change) : List.of(),
                interprets ? List.of() : checks.accessibility("accessibility", change.accessibility()),
                checks.flag("active", change.active()));
        checks.end();
        return resource;
    }

    @Override
    public void put(BookableResource wanted) {
        resources.put(wanted);
    }

    private static Kind kind(Checks checks, ResourceChange change) {
        var known = Arrays.stream(Kind.values()).map(Enum::name).toList();
        var given = checks.oneOf("kind", change.kind(), known);
        return known.contains(given) ? Kind.valueOf(given) : Kind.ROOM;
    }

    private static List<Mode> modes(Checks checks, ResourceChange change) {
        var known = Arrays.stream(Mode.values()).map(Enum::name).toList();
        return checks.chosen("modes", change.modes(), true, known).stream()
                .map(Mode::valueOf)
                .toList();
    }
}
