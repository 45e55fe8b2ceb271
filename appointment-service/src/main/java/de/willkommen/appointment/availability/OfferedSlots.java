package de.willkommen.appointment.availability;

import de.willkommen.appointment.availability.SlotResource.FreeSlot;
import de.willkommen.appointment.office.Office;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;

/**
 * Free times of one office as they were found. An answer can hold two thousand: each is made into a {@link FreeSlot} only
 * when somebody takes it, and {@link FoundSlotsWriter} writes them as they are.
 */
final class OfferedSlots extends AbstractList<FreeSlot> {

    private final Office office;
    private final Duration length;
    private final long[] starts;

    OfferedSlots(Office office, Duration length, List<DayOffer> days) {
        this.office = office;
        this.length = length;
        this.starts =
                new long[days.stream().mapToInt(day -> day.starts().length).sum()];
        var next = 0;
        for (var day : days) {
            System.arraycopy(day.starts(), 0, starts, next, day.starts().length);
            next += day.starts().length;
        }
    }

    Office office() {
        return office;
    }

    int minutes() {
        return (int) length.toMinutes();
    }

    /** Minutes since 1970. */
    long start(int index) {
        return starts[index];
    }

    @Override
    public FreeSlot get(int index) {
        var start = StartSet.moment(starts[index]);
        return FreeSlot.of(new Slot(start, start.plus(length)), office);
    }

    @Override
    public int size() {
        return starts.length;
    }
}
