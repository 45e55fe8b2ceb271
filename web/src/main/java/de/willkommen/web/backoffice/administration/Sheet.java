package de.willkommen.web.backoffice.administration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as it stands on the page.
 *
 * @param kind word of the kind, for texts
 * @param code of what is changed; empty for something new
 * @param revision the one that was seen; 0 for something new
 * @param trouble what was wrong beside the fields; empty when nothing was
 * @param theirs what somebody else has changed meanwhile, beside what was typed here
 * @param ahead bookings that still need what is about to be taken out of use; 0 when nothing has to be confirmed
 */
record Sheet(
        String kind,
        String title,
        String code,
        long revision,
        List<Group> groups,
        String trouble,
        List<Difference> theirs,
        int ahead) {

    /** Fields under one heading; the first ones have none. */
    record Group(String code, List<Shown> fields) {}

    /**
     * A field.
     *
     * @param type one of {@code text number time flag one several}
     * @param hint empty when there is nothing to say
     * @param error empty when nothing is wrong
     */
    record Shown(
            String id,
            String name,
            String label,
            String type,
            String value,
            boolean required,
            List<Option> options,
            String hint,
            String error) {

        /** Ids of what is said about it, for screen readers. */
        public String described() {
            return ((error.isEmpty() ? "" : id + "-error ") + (hint.isEmpty() ? "" : id + "-hint")).strip();
        }
    }

    /** Something to choose. */
    record Option(String code, String label, boolean chosen) {}

    /** A field two people have changed, in words. */
    record Difference(String label, String mine, String theirs) {}

    /** Whether it is to be begun. */
    public boolean fresh() {
        return revision == 0;
    }

    /** What is wrong, by the id of the field. */
    public Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        fields().stream()
                .filter(field -> !field.error().isEmpty())
                .forEach(field -> faults.put(field.id(), field.label() + ": " + field.error()));
        return faults;
    }

    private List<Shown> fields() {
        var fields = new ArrayList<Shown>();
        groups.forEach(group -> fields.addAll(group.fields()));
        return fields;
    }
}
