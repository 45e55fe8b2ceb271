package de.willkommen.web.booking;

import de.willkommen.web.language.Wording;
import de.willkommen.web.page.Faults;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.upstream.AppointmentApi.ConfirmRequest;
import de.willkommen.web.upstream.AppointmentApi.Person;
import de.willkommen.web.upstream.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page with somebody's data: what was typed, and what is wrong with it.
 *
 * @param people everybody who comes; the first has made the booking
 * @param limit how many bookings are allowed, when there are too many already; 0 else
 */
public record DetailsForm(List<PersonFields> people, Reach reach, String formKey, Faults faults, int limit) {

    private static final Pattern FURTHER = Pattern.compile("people\\[(\\d{1,2})](?:\\.(\\w+))?");

    /**
     * The fields of a person.
     *
     * @param number 0 for who makes the booking, from 1 for everybody else
     */
    public record PersonFields(int number, String givenName, String familyName, String birthDate) {

        private static PersonFields in(int number, @Nullable FormFields typed) {
            return new PersonFields(
                    number,
                    typed == null ? "" : typed.text(idOf(number, "givenName")),
                    typed == null ? "" : typed.text(idOf(number, "familyName")),
                    typed == null ? "" : typed.text(idOf(number, "birthDate")));
        }

        /** The name of a field of this person, and its id. */
        public String id(String field) {
            return idOf(number, field);
        }

        private static String idOf(int number, String field) {
            return number == 0 ? field : "people-" + number + "-" + field;
        }

        private Person asPerson() {
            return new Person(filled(givenName), filled(familyName), filled(birthDate));
        }
    }

    /** The form before anything was typed, for this many people. */
    public static DetailsForm empty(int persons) {
        return new DetailsForm(people(persons, null), Reach.NOT_AT_ALL, FormKey.fresh(), Faults.NONE, 0);
    }

    /** The form as it was sent, for this many people. */
    public static DetailsForm in(FormFields typed, int persons) {
        return new DetailsForm(people(persons, typed), Reach.in(typed), typed.text("formKey"), Faults.NONE, 0);
    }

    private static List<PersonFields> people(int persons, @Nullable FormFields typed) {
        return IntStream.range(0, Math.max(1, persons))
                .mapToObj(number -> PersonFields.in(number, typed))
                .toList();
    }

    /** The form with what can be seen to be missing without asking a service. */
    public DetailsForm checked(Wording wording) {
        var found = new LinkedHashMap<String, String>();
        for (var person : people) {
            if (person.familyName().isEmpty()) {
                found.put(
                        person.id("familyName"),
                        person.number() == 0
                                ? wording.say("citizen.details.error.familyName")
                                : wording.say("citizen.details.error.further", person.number() + 1));
            }
        }
        reach.check(wording, found);
        return with(new Faults(found, ""), 0);
    }

    /** The form with what the service found wrong. */
    public DetailsForm refused(Problem problem, Wording wording) {
        if (problem.kind().equals("too-many-bookings")) {
            return with(Faults.NONE, Math.max(1, problem.members().path("max").asInt(1)));
        }
        var known = new ArrayList<String>();
        for (var person : people) {
            for (var field : List.of("givenName", "familyName", "birthDate")) {
                known.add(person.id(field));
            }
        }
        known.addAll(List.of("email", "phone", "consent"));
        var found = Faults.of(problem, known, DetailsForm::idOf, wording.say("citizen.details.error.other"));
        return with(
                found.of("email") != null && reach.email().isEmpty()
                        // Nobody asked for mails, and still one is missing: the office confirms bookings that way.
                        ? found.but("email", wording.say("citizen.details.error.mailNeeded"))
                        : found,
                0);
    }

    private static String idOf(String field) {
        var further = FURTHER.matcher(field);
        return further.matches()
                ? PersonFields.idOf(
                        Integer.parseInt(further.group(1)) + 1,
                        further.group(2) == null ? "familyName" : further.group(2))
                : field;
    }

    /** Whether nothing is known to be wrong. */
    public boolean isFine() {
        return faults.none() && limit == 0;
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return faults.of(field);
    }

    public boolean family() {
        return people.size() > 1;
    }

    /** What is sent to the service. */
    public ConfirmRequest request() {
        var first = people.get(0);
        return new ConfirmRequest(
                filled(first.givenName()),
                first.familyName(),
                filled(first.birthDate()),
                filled(reach.email()),
                filled(reach.phone()),
                reach.channels(),
                reach.consents(),
                people.stream().skip(1).map(PersonFields::asPerson).toList());
    }

    private DetailsForm with(Faults found, int most) {
        return new DetailsForm(people, reach, formKey, found, most);
    }

    private static @Nullable String filled(String text) {
        return text.isEmpty() ? null : text;
    }
}
