package de.willkommen.queue.visit;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody without an appointment.
 *
 * @param services codes
 * @param language BCP 47 tag; absent means the language of the request
 * @param accessNeeds step-free, seat, sign-language or priority
 * @param lobbyCode from the lobby's display, for who has no token of staff or kiosk
 * @param ticket id of the ticket this visitor holds already, with its token in {@code Ticket-Token}
 */
@Schema(
        name = "WalkIn",
        requiredProperties = {"office", "services"})
record WalkIn(
        @Nullable String office,
        @Nullable List<String> services,
        @Nullable String language,
        @Nullable List<String> accessNeeds,
        @Nullable String lobbyCode,
        @Nullable UUID ticket) {}
