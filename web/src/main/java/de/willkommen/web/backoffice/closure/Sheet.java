package de.willkommen.web.backoffice.closure;

import de.willkommen.web.page.Faults;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form as it stands on the page.
 *
 * @param id of what is changed; absent for something new
 * @param version the one that was seen
 * @param theirs what somebody else has changed meanwhile, beside what was typed here
 * @param effect what storing it would do; absent until that was asked for
 * @param seal of what the effect is about; empty without one
 */
record Sheet(
        @Nullable UUID id,
        int version,
        Form form,
        List<Places.Group> groups,
        Faults faults,
        List<Difference> theirs,
        @Nullable Effects effect,
        String seal,
        String formKey) {

    /** A field two people have changed, in words. */
    record Difference(String label, String mine, String theirs) {}

    /** Whether it is to be entered. */
    public boolean fresh() {
        return id == null;
    }

    /** Where the form is sent. */
    public String action() {
        return "/backoffice/closures/" + (id == null ? "new" : id.toString());
    }
}
