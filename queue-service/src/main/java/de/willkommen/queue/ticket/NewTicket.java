package de.willkommen.queue.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about somebody who joins the queue.
 *
 * @param day local day of the office
 * @param letter in front of the number
 * @param bookingId the booking they checked in with
 * @param dueAt start of that booking
 * @param plannedMinutes how long serving is planned to take
 */
public record NewTicket(
        String authority,
        String office,
        LocalDate day,
        String letter,
        List<String> services,
        String language,
        List<String> accessNeeds,
        @Nullable UUID bookingId,
        @Nullable Instant dueAt,
        int plannedMinutes,
        Via via) {}
