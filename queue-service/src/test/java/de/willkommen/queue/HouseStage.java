package de.willkommen.queue;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.closing.Night;
import de.willkommen.queue.life.Stage;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The house of the tests, in which time stands still: one instance, empty as often as a day begins. */
@ApplicationScoped
public class HouseStage implements Stage {

    private static final List<Person> STAFF =
            List.of(Person.chooser(1), Person.clerk(2), Person.clerk(3), Person.clerk(5), Person.lead());

    private static final List<Integer> IN_MINUTES = List.of(-14, -5, 0, 3, 10, 30, 59, 61, 24 * 60);

    private final House house;
    private final Night night;
    private final TestClock clock;
    private int booked;

    HouseStage(House house, Night night, TestClock clock) {
        this.house = house;
        this.night = night;
        this.clock = clock;
    }

    @Override
    public void open() {
        house.open();
        house.staff(2, "residence", House.RESIDENCE, List.of("de", "ar"), 2);
        booked = 0;
    }

    @Override
    public String office() {
        return House.OFFICE;
    }

    @Override
    public List<Clerk> clerks() {
        return STAFF.stream()
                .map(person -> new Clerk(person.subject(), person.role().equals("lead")))
                .toList();
    }

    @Override
    public RequestSpecification as(Clerk clerk, int instance) {
        return house.as(person(clerk));
    }

    private static Person person(Clerk clerk) {
        return STAFF.stream()
                .filter(person -> person.subject().equals(clerk.subject()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public RequestSpecification kiosk(int instance) {
        return house.as(Person.kiosk());
    }

    @Override
    public RequestSpecification anybody(int instance) {
        return house.anybody();
    }

    @Override
    public RequestSpecification stranger(int which, int instance) {
        var clerk = STAFF.get(which % STAFF.size());
        return house.as(which % 2 == 0 ? clerk.inOtherOffice() : clerk.inOtherAuthority());
    }

    @Override
    public Optional<Appointment> book(int how) {
        var reference = "MD-%04dXX%02d".formatted(booked++, how % 100);
        var made = house.booked(reference, IN_MINUTES.get(how % IN_MINUTES.size()));
        return Optional.of(new Appointment(made.id(), reference, made.start()));
    }

    @Override
    public void cancel(Appointment appointment) {
        var known =
                new House.Booked(appointment.id(), appointment.reference(), appointment.start(), House.OFFICE, "MD");
        house.tell("booking", BookingChanged.CANCELLED, known.event(BookingChanged.State.CANCELLED, 3));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void moveTo(Instant moment) {
        clock.set(moment);
    }

    @Override
    public boolean timeStandsStill() {
        return true;
    }

    @Override
    public void nightFalls(Instant closing) {
        night.fall();
    }

    @Override
    public List<Map<String, String>> rows(String sql) {
        return house.rows(sql);
    }
}
