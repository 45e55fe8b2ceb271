package de.willkommen.queue.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where to where the numbers of a letter go; what is absent has no range of its own. Both together, or neither.
 *
 * @param walkInsFrom first number of those without an appointment
 * @param walkInsTo their last; kiosk and phone give no more
 * @param appointmentsFrom first number of those with an appointment
 * @param appointmentsTo their last; more go on behind all ranges, as nobody with an appointment is sent away
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterRanges(
        @Nullable Integer walkInsFrom,
        @Nullable Integer walkInsTo,
        @Nullable Integer appointmentsFrom,
        @Nullable Integer appointmentsTo) {

    static final LetterRanges NONE = new LetterRanges(null, null, null, null);

    /** The numbers of those without an appointment. */
    public Optional<NumberRange> walkIns() {
        return NumberRange.of(walkInsFrom, walkInsTo);
    }

    /** The numbers of those with one. */
    public Optional<NumberRange> appointments() {
        return NumberRange.of(appointmentsFrom, appointmentsTo);
    }

    /** Behind which number no range reaches; 0 without any. */
    public int last() {
        return Math.max(
                walkIns().map(NumberRange::to).orElse(0),
                appointments().map(NumberRange::to).orElse(0));
    }
}
