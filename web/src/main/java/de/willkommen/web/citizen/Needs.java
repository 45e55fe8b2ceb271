package de.willkommen.web.citizen;

import java.util.List;

/** What the office can provide for somebody: codes with texts under {@code common.need.}, never a diagnosis. */
final class Needs {

    /** In the order of the form. */
    static final List<String> CODES = List.of("step-free", "seat", "sign-language", "priority");

    private Needs() {}
}
