package de.willkommen.appointment.availability;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.availability.AnyOffice.Situation;
import de.willkommen.appointment.availability.OfficeByMinutes.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The search against an office that is looked at minute by minute. */
class SlotSearchPropertiesTest {

    private static final int TRIES = 250;

    @Provide
    Arbitrary<Situation> situations() {
        return AnyOffice.situation();
    }

    private static SlotSearch search(Situation situation, Occupied own) {
        var occupancy = new Occupancy();
        occupancy.apply(situation.claims());
        return new SlotSearch(
                new IndexedOffice(situation.schedule()), occupancy, situation.wish(), own, situation.now());
    }

    private static List<Instant> offered(Situation situation) {
        var offered = new ArrayList<Instant>();
        search(situation, null)
                .offered(situation.day(), situation.day())
                .forEach(minute -> offered.add(StartSet.moment(minute)));
        return offered;
    }

    /** Everything that could be booked on the day, asked minute by minute. */
    private static Map<Instant, Set<Place>> bookable(SlotSearch search, Situation situation) {
        var bookable = new TreeMap<Instant, Set<Place>>();
        var zone = situation.office().zone();
        var end = situation.day().plusDays(1).atStartOfDay(zone).toInstant();
        for (var minute = situation.day().atStartOfDay(zone).toInstant();
                minute.isBefore(end);
                minute = minute.plusSeconds(60)) {
            var places = search.candidates(minute).stream()
                    .map(SlotSearchPropertiesTest::place)
                    .collect(toSet());
            if (!places.isEmpty()) {
                bookable.put(minute, places);
            }
        }
        return bookable;
    }

    private static Place place(Candidate candidate) {
        var beside = new HashSet<Set<String>>();
        candidate
                .beside()
                .forEach(alternatives -> beside.add(
                        alternatives.stream().map(resource -> resource.code()).collect(toSet())));
        return new Place(candidate.counter().code(), beside);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void what_can_be_booked_is_what_every_minute_allows(@ForAll("situations") Situation situation) {
        var bookable = bookable(search(situation, null), situation);

        var model = new OfficeByMinutes(situation, situation.day());
        assertThat(bookable).isEqualTo(model.bookable());
        worthTrying(model);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void every_start_that_is_offered_can_be_booked_and_something_is_offered_where_anything_can(
            @ForAll("situations") Situation situation) {
        var search = search(situation, null);

        var offered = offered(situation);

        assertThat(offered)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(start -> assertThat(search.candidates(start)).isNotEmpty());
        if (offered.isEmpty()) {
            assertThat(bookable(search, situation)).isEmpty();
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void starts_are_offered_that_leave_the_most_long_services_possible(@ForAll("situations") Situation situation) {
        var offered = offered(situation);

        var model = new OfficeByMinutes(situation, situation.day());
        assertThat(offered).containsExactlyElementsOf(model.offered());
    }

    /** Offices where nothing can be booked would prove little, as would offices where all of it is offered. */
    private static void worthTrying(OfficeByMinutes model) {
        var bookable = model.bookable();
        var places = bookable.values();
        often("something can be booked", !bookable.isEmpty());
        often("not all of it is offered", bookable.size() > model.offered().size());
        often("at several counters", places.stream().anyMatch(of -> of.size() > 1));
        often(
                "with a room or an interpreter",
                places.stream()
                        .flatMap(Set::stream)
                        .anyMatch(place -> !place.beside().isEmpty()));
    }

    private static void often(String what, boolean isSo) {
        Statistics.label(what)
                .collect(isSo)
                .coverage(checker -> checker.check(true).percentage(share -> share > 6));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_booking_that_moves_finds_its_own_time_free_and_nobody_elses(@ForAll("situations") Situation situation) {
        if (!situation.claims().isEmpty()) {
            var own = situation.claims().get(0);

            var bookable = bookable(search(situation, new Occupied(Set.of(own.resource()), own.during())), situation);

            assertThat(bookable).isEqualTo(new OfficeByMinutes(situation.without(own), situation.day()).bookable());
        }
    }
}
