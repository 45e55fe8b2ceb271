package de.willkommen.appointment.planning;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes to think through together, in their order. */
@Schema(name = "PreviewRequest", requiredProperties = "changes")
record PreviewRequest(@Nullable List<@Nullable ChangeRequest> changes) {

    /** What a change does. */
    enum Verb {
        CREATE_PLAN,
        REPLACE_PLAN,
        DELETE_PLAN,
        CREATE_CLOSURE,
        REPLACE_CLOSURE,
        DELETE_CLOSURE,
        COPY_WEEK
    }

    /**
     * One change.
     *
     * @param id of what is replaced or deleted
     * @param plan for the verbs about plans
     * @param closure for those about closures
     * @param copy for {@code COPY_WEEK}
     */
    @Schema(name = "PlannedChange", requiredProperties = "verb")
    record ChangeRequest(
            @Nullable Verb verb,
            @Nullable UUID id,
            @Nullable PlanRequest plan,
            @Nullable ClosureRequest closure,
            @Nullable CopyRequest copy) {}

    /**
     * Gives weeks the hours of another one.
     *
     * @param from such as {@code 2026-W48}
     * @param to up to twelve other weeks
     * @param owner whose hours; those of nobody else are changed
     * @param revision of the preview; a copy made after somebody else's change is refused
     */
    @Schema(
            name = "WeekCopy",
            requiredProperties = {"from", "to", "owner"})
    record CopyRequest(
            @Nullable String from,
            @Nullable List<@Nullable String> to,
            PlanRequest.@Nullable OwnerName owner,
            @Nullable Long revision) {}
}
