package de.willkommen.web.booking;

import java.util.List;

/** What the office can provide for somebody: codes with texts under {@code common.need.}, never a diagnosis. */
public final class Needs {

    /** In the order of the form. */
    public static final List<String> CODES = List.of("step-free", "seat", "sign-language", "priority");

    private Needs() {}
}
