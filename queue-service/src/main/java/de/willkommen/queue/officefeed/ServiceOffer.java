package de.willkommen.queue.officefeed;

/** A service an office offers. */
public record ServiceOffer(
        String office,
        String code,
        String ticketLetter,
        int durationMinutes,
        int furtherPersonMinutes,
        boolean active) {}
