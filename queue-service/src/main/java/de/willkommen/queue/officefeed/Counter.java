package de.willkommen.queue.officefeed;

import java.util.List;

/** A counter as its owner last described it; {@code code} is unique within the authority. */
public record Counter(
        String authority,
        String code,
        String office,
        String room,
        List<String> services,
        List<String> languages,
        boolean active) {}
