package de.willkommen.appointment.availability;

import de.willkommen.appointment.availability.SlotResource.FoundSlots;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/** Found times as JSON. The date and the offset of a day are made into text once, however many of its times are free. */
final class FoundSlotsText {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final byte[] BEGIN = ascii("{\"slots\":[");
    private static final byte[] START = ascii("{\"start\":\"");
    private static final byte[] END = ascii("\",\"end\":\"");
    private static final byte[] DONE = ascii("\"}");

    private final byte[] end;
    private byte[] text;
    private int size;

    /** Minutes since 1970 between which the texts below are right: of a day, or the part of it that has one offset. */
    private long dayBegins;

    private long dayEnds;

    /** When the day would have begun by that offset. */
    private long midnight;

    private byte[] date = {};
    private byte[] offset = {};

    private FoundSlotsText(byte[] end) {
        this.end = end;
        this.text = new byte[256];
    }

    static byte[] of(FoundSlots found) {
        var text = new FoundSlotsText(end(found));
        text.put(BEGIN);
        if (found.slots() instanceof OfferedSlots slots) {
            text.all(slots);
        } else {
            text.each(found);
        }
        text.put(text.end);
        return text.size == text.text.length ? text.text : Arrays.copyOf(text.text, text.size);
    }

    private static byte[] end(FoundSlots found) {
        var next = found.nextFrom() == null ? "" : ",\"nextFrom\":\"" + found.nextFrom() + '"';
        return ascii("],\"searchedFrom\":\"" + found.searchedFrom() + "\",\"searchedTo\":\"" + found.searchedTo() + '"'
                + next + '}');
    }

    private void all(OfferedSlots slots) {
        var rules = slots.office().zone().getRules();
        var minutes = slots.minutes();
        for (var index = 0; index < slots.size(); index++) {
            if (index > 0) {
                put((byte) ',');
            }
            put(START);
            moment(slots.start(index), rules);
            put(END);
            moment(slots.start(index) + minutes, rules);
            put(DONE);
            if (index == 0) {
                // All are of one length, almost always: the text grows once, and to what it will be.
                var one = size - BEGIN.length + 1;
                text = Arrays.copyOf(text, size + one * (slots.size() - 1) + end.length);
            }
        }
    }

    private void moment(long minute, ZoneRules rules) {
        if (minute < dayBegins || minute >= dayEnds) {
            turnTo(minute, rules);
        }
        var ofDay = (int) (minute - midnight);
        put(date);
        two(ofDay / 60);
        put((byte) ':');
        two(ofDay % 60);
        put(offset);
    }

    /** The local day around that minute, or the part of it with the same offset: two days a year have two. */
    private void turnTo(long minute, ZoneRules rules) {
        var instant = StartSet.moment(minute);
        var zone = rules.getOffset(instant);
        var local = OffsetDateTime.ofInstant(instant, zone);
        midnight = minute - local.getHour() * 60L - local.getMinute();
        var last = rules.previousTransition(instant.plusNanos(1));
        var next = rules.nextTransition(instant);
        dayBegins = last == null ? midnight : Math.max(midnight, Occupancy.floor(last.getInstant()));
        dayEnds = midnight + MINUTES_PER_DAY;
        dayEnds = next == null ? dayEnds : Math.min(dayEnds, Occupancy.floor(next.getInstant()));
        date = ascii(local.toLocalDate() + "T");
        offset = ascii(":00" + zone.getId());
    }

    private void each(FoundSlots found) {
        for (var slot : found.slots()) {
            if (size > BEGIN.length) {
                put((byte) ',');
            }
            put(START);
            moment(slot.start());
            put(END);
            moment(slot.end());
            put(slot.office() == null ? DONE : ascii("\",\"office\":\"" + slot.office() + "\"}"));
        }
    }

    private void moment(OffsetDateTime moment) {
        put(ascii(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)));
    }

    private void two(int number) {
        put((byte) ('0' + number / 10));
        put((byte) ('0' + number % 10));
    }

    private void put(byte each) {
        if (size == text.length) {
            text = Arrays.copyOf(text, text.length * 2);
        }
        text[size++] = each;
    }

    private void put(byte[] bytes) {
        if (size + bytes.length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, size + bytes.length));
        }
        System.arraycopy(bytes, 0, text, size, bytes.length);
        size += bytes.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
