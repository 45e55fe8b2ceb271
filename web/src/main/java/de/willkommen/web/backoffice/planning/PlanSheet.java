package de.willkommen.web.backoffice.planning;

import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a plan as it stands on the page.
 *
 * @param id of the plan; absent for a new one
 * @param version the one that was seen
 * @param errors what is wrong with which field, by its id
 * @param faults the same with the name of the field
 * @param trouble what is wrong apart from that; empty when nothing is
 * @param blanks empty fields for further days to leave out
 */
record PlanSheet(
        @Nullable String id,
        int version,
        String formKey,
        PlanForm form,
        List<Owners.Group> owners,
        List<Choice> weekdays,
        List<Choice> nths,
        List<Choice> weekdaysOfMonth,
        List<Choice> months,
        Map<String, String> errors,
        Map<String, String> faults,
        String trouble,
        List<Integer> blanks) {

    private static final int BLANKS = 3;

    /** Something to choose. */
    record Choice(String code, String label, boolean chosen) {}

    /** A field, as the tag {@code answer} shows it. */
    record Field(
            String id,
            String name,
            String label,
            String type,
            String value,
            boolean required,
            String hint,
            String error) {

        /** Ids of what is said about it, for screen readers. */
        public String described() {
            return ((error.isEmpty() ? "" : id + "-error ") + (hint.isEmpty() ? "" : id + "-hint")).strip();
        }
    }

    static PlanSheet of(
            @Nullable String id,
            int version,
            String formKey,
            PlanForm form,
            Owners owners,
            Dates dates,
            Wording wording,
            Map<String, String> errors,
            String trouble) {
        var faults = new LinkedHashMap<String, String>();
        errors.forEach((field, why) -> faults.put(field, name(field, wording) + ": " + why));
        return new PlanSheet(
                id,
                version,
                formKey,
                form,
                owners.groups(form.whose().orElse(null)),
                weekdays(dates, form.days()),
                Rhythm.NTH.stream()
                        .map(nth -> new Choice(
                                nth, wording.sayIfKnown("planning.nth." + nth).orElse(nth), nth.equals(form.nth())))
                        .toList(),
                weekdays(dates, List.of(form.weekday())),
                Arrays.stream(Month.values())
                        .map(month -> new Choice(
                                String.valueOf(month.getValue()),
                                dates.monthName(month),
                                String.valueOf(month.getValue()).equals(form.yearMonth())))
                        .toList(),
                errors,
                faults,
                trouble,
                IntStream.range(form.except().size(), form.except().size() + BLANKS)
                        .boxed()
                        .toList());
    }

    /** What a field is called; those of channels and of days left out share a name. */
    private static String name(String field, Wording wording) {
        var kind = field.replaceFirst("-\\d+$", "").replaceFirst("^[A-Z]+-", "");
        return wording.sayIfKnown("planning.field." + kind).orElse(field);
    }

    private static List<Choice> weekdays(Dates dates, List<String> chosen) {
        return Rhythm.WEEKDAYS.stream()
                .map(code -> new Choice(
                        code, dates.weekday(DayOfWeek.of(Rhythm.WEEKDAYS.indexOf(code) + 1)), chosen.contains(code)))
                .toList();
    }

    /** Whether it is a new plan. */
    public boolean fresh() {
        return id == null;
    }

    /** Whether this repetition is chosen. */
    public boolean repeats(String kind) {
        return form.repeat().equals(kind);
    }

    /** What is wrong with a field; empty when nothing is. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** A field that is needed, for the tag {@code answer}. */
    public Field field(String name, String label, String type, String value, String hint) {
        return new Field(name, name, label, type, value, true, hint, error(name));
    }

    /** A field that can be left empty. */
    public Field optionalField(String name, String label, String type, String value, String hint) {
        return new Field(name, name, label, type, value, false, hint, error(name));
    }
}
