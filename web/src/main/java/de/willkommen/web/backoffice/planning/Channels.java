package de.willkommen.web.backoffice.planning;

import java.util.List;

/** Who may book a time. */
final class Channels {

    /** The public first, as the counters of a team are shared out. */
    static final List<String> ORDER = List.of("PUBLIC", "INTERNAL", "PARTNER", "EMERGENCY");

    private Channels() {}
}
