package de.willkommen.appointment.availability;

import java.time.Instant;
import java.util.function.LongConsumer;

/** A set of minutes within a window of time. */
final class StartSet {

    private final long from;
    private final int size;
    private final long[] bits;

    /** An empty set of minutes from one, included, to another, excluded. */
    StartSet(long from, long to) {
        this.from = from;
        this.size = Math.toIntExact(to - from);
        this.bits = new long[(size + Long.SIZE - 1) / Long.SIZE];
    }

    void add(long minute) {
        var bit = (int) (minute - from);
        if (bit >= 0 && bit < size) {
            bits[bit >> 6] |= 1L << bit;
        }
    }

    /** Adds all minutes from one to another, both included. */
    void addRange(long first, long last) {
        for (var minute = Math.max(first, from); minute <= last && minute < from + size; minute++) {
            add(minute);
        }
    }

    void addAll(StartSet other) {
        for (var i = 0; i < bits.length; i++) {
            bits[i] |= other.bits[i];
        }
    }

    void retainAll(StartSet other) {
        for (var i = 0; i < bits.length; i++) {
            bits[i] &= other.bits[i];
        }
    }

    boolean contains(long minute) {
        var bit = (int) (minute - from);
        return bit >= 0 && bit < size && (bits[bit >> 6] & 1L << bit) != 0;
    }

    boolean isEmpty() {
        for (var word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** Each minute in order. */
    void forEach(LongConsumer consumer) {
        for (var i = 0; i < bits.length; i++) {
            for (var word = bits[i]; word != 0; word &= word - 1) {
                consumer.accept(from + ((long) i << 6) + Long.numberOfTrailingZeros(word));
            }
        }
    }

    /** All minutes in order. */
    long[] toArray() {
        var count = 0;
        for (var word : bits) {
            count += Long.bitCount(word);
        }
        var minutes = new long[count];
        var next = new int[1];
        forEach(minute -> minutes[next[0]++] = minute);
        return minutes;
    }

    static Instant moment(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
