package de.willkommen.appointment.availability;

import java.time.Instant;
import java.util.function.LongConsumer;

/** A set of minutes within a window of time. */
final class StartSet {

    private final long from;
    private final int width;
    private final long[] bits;

    /** An empty set of minutes from one, included, to another, excluded. */
    StartSet(long from, long to) {
        this.from = from;
        this.width = Math.toIntExact(to - from);
        this.bits = new long[(width + Long.SIZE - 1) / Long.SIZE];
    }

    void add(long minute) {
        var bit = (int) (minute - from);
        if (bit >= 0 && bit < width) {
            bits[bit >> 6] |= 1L << bit;
        }
    }

    /** Adds all minutes from one to another, both included. */
    void addRange(long first, long last) {
        for (var minute = Math.max(first, from); minute <= last && minute < from + width; minute++) {
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
        return bit >= 0 && bit < width && (bits[bit >> 6] & 1L << bit) != 0;
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

    /** How many minutes are in it. */
    int size() {
        var size = 0;
        for (var word : bits) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /** All minutes in order. */
    long[] toArray() {
        var minutes = new long[size()];
        var next = new int[1];
        forEach(minute -> minutes[next[0]++] = minute);
        return minutes;
    }

    static Instant moment(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
