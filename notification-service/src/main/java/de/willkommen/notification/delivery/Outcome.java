package de.willkommen.notification.delivery;

import java.util.List;

/** What came of one try. */
public sealed interface Outcome {

    /**
     * The provider took it.
     *
     * @param references names under which the provider will speak of it; empty when it never will
     */
    record Taken(List<String> references) implements Outcome {}

    /** The provider will never take it. */
    record Refused(String reason) implements Outcome {}

    /** The provider certainly does not have it; later it may take it. */
    record Later(String reason) implements Outcome {}

    /** It went out, and no answer came. */
    record Unsettled(String reason) implements Outcome {}
}
