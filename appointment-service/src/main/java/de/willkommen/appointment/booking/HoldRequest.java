package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.Wish;
import de.willkommen.appointment.availability.Wishes;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The wish to hold a time, as it came.
 *
 * @param language of the booking and everything written about it; that of the request when absent
 * @param accessNeeds codes of what the office must provide
 * @param spokenLanguage a language that the clerk, or an interpreter booked with the time, must speak
 * @param channel whose time is booked; all but PUBLIC is for staff
 * @param reason why staff book; EMERGENCY needs one
 * @param overbook books beyond what is free, for staff with that right
 */
@Schema(
        name = "Hold",
        requiredProperties = {"office", "services", "start"})
record HoldRequest(
        @Nullable String office,
        @Nullable List<@Nullable ServiceWish> services,
        @Nullable OffsetDateTime start,
        @Nullable String language,

        @Schema(enumeration = {"step-free", "seat", "sign-language", "priority"}) @Nullable
        List<@Nullable String> accessNeeds,

        @Nullable String spokenLanguage,
        @Nullable Channel channel,
        @Schema(maxLength = PlainText.REASON) @Nullable String reason,
        @Nullable Overbooking overbook) {

    /** One service; for one person when nothing else is said. */
    @Schema(name = "ServiceWish", requiredProperties = "code")
    record ServiceWish(@Nullable String code, @Nullable Integer persons) {}

    /** Asks for a time at a counter whatever is booked there, and says why. */
    @Schema(
            name = "Overbooking",
            requiredProperties = {"counter", "reason"})
    record Overbooking(
            @Nullable String counter,
            @Schema(maxLength = PlainText.REASON) @Nullable String reason) {

        String counterCode() {
            if (counter == null || counter.isBlank()) {
                throw Refusal.ofField("overbook.counter", "field.required");
            }
            return counter;
        }
    }

    /**
     * Why it is booked, where staff say so.
     *
     * @throws Refusal 400 when a reason is needed and there is none
     */
    @Nullable
    String why() {
        if (overbook != null) {
            return PlainText.required("overbook.reason", overbook.reason(), PlainText.REASON);
        }
        return channel == Channel.EMERGENCY
                ? PlainText.required("reason", reason, PlainText.REASON)
                : PlainText.optional("reason", reason, PlainText.REASON).orElse(null);
    }

    /** Whether it asks for what is kept from the public. */
    boolean asksForStaffTime() {
        return overbook != null || channel != null && channel != Channel.PUBLIC;
    }

    String officeCode() {
        if (office == null || office.isBlank()) {
            throw Refusal.ofField("office", "field.required");
        }
        return office;
    }

    Instant startMoment() {
        if (start == null) {
            throw Refusal.ofField("start", "field.required");
        }
        return start.toInstant();
    }

    String languageOr(String otherwise) {
        if (language == null || language.isBlank()) {
            return otherwise;
        }
        return Languages.known(language).orElseThrow(() -> Refusal.ofField("language", "field.language"));
    }

    /**
     * What is asked for.
     *
     * @throws Refusal 400 for what the office does not have, 403 for time that staff do not book
     */
    Wish wish(Office at, Wishes wishes, String language) {
        var asked = new ArrayList<Wishes.Asked>();
        var given = Optional.ofNullable(services).orElse(List.of());
        for (var index = 0; index < given.size(); index++) {
            var service = given.get(index);
            var field = "services[" + index + "]";
            asked.add(new Wishes.Asked(
                    service == null ? null : service.code(),
                    service == null || service.persons() == null ? 1 : service.persons(),
                    field + ".code",
                    field + ".persons"));
        }
        return wishes.of(at, "services", asked, needs(), language)
                .speaking(spoken())
                .by(channelBooked());
    }

    private @Nullable String spoken() {
        return spokenLanguage == null || spokenLanguage.isBlank()
                ? null
                : Languages.known(spokenLanguage)
                        .orElseThrow(() -> Refusal.ofField("spokenLanguage", "field.language"));
    }

    private Channel channelBooked() {
        if (channel == null || channel == Channel.PUBLIC) {
            return Channel.PUBLIC;
        }
        if (!channel.isStaffs()) {
            throw new Refusal(CommonProblem.FORBIDDEN);
        }
        return channel;
    }

    private Set<String> needs() {
        var needs = new HashSet<String>();
        var given = Optional.ofNullable(accessNeeds).orElse(List.of());
        for (var index = 0; index < given.size(); index++) {
            var need = given.get(index);
            if (need == null || !Wish.ACCESS_NEEDS.contains(need)) {
                throw new Refusal(CommonProblem.INVALID_REQUEST)
                        .andField("accessNeeds[" + index + "]", "field.unknown", Map.of());
            }
            needs.add(need);
        }
        return needs;
    }
}
