package de.willkommen.appointment.administration;

import de.willkommen.appointment.office.Office;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of master data of an office: how it is found, shown, checked and stored.
 *
 * @param <R> what is stored
 * @param <V> how it is shown
 * @param <C> what somebody asks it to be
 */
interface Form<R, V, C> {

    /** All of an office, those out of use too. */
    List<R> all(Office office);

    /** One of an office. */
    Optional<R> find(Office office, String code);

    long revision(R stored);

    /** Bookings that are still ahead and need it. */
    int bookingsAhead(R stored);

    V shown(R stored, @Nullable Integer bookingsAhead);

    /**
     * What it is to be.
     *
     * @throws de.willkommen.kit.problem.Refusal 400 with everything that is wrong
     */
    R checked(Office office, String code, Optional<R> before, C change);

    void put(R wanted);
}
