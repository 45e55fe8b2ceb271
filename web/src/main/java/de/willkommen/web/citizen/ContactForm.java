package de.willkommen.web.citizen;

import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.AppointmentApi.ConfirmRequest;
import de.willkommen.web.upstream.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody typed on the page with their data, and what is wrong with it, by the name of the field. */
record ContactForm(
        String givenName,
        String familyName,
        String email,
        String phone,
        boolean byMail,
        boolean bySms,
        boolean consent,
        String formKey,
        String trouble,
        Map<String, String> errors) {

    ContactForm {
        givenName = tidy(givenName);
        familyName = tidy(familyName);
        email = tidy(email);
        phone = tidy(phone);
    }

    static ContactForm empty(String formKey) {
        return new ContactForm("", "", "", "", false, false, false, formKey, "", Map.of());
    }

    /** The form with what can be seen to be missing without asking a service. */
    ContactForm checked(Wording wording) {
        var found = new LinkedHashMap<String, String>();
        if (familyName.isEmpty()) {
            found.put("familyName", wording.say("citizen.details.error.familyName"));
        }
        if (byMail && email.isEmpty()) {
            found.put("email", wording.say("citizen.details.error.email"));
        }
        if (bySms && phone.isEmpty()) {
            found.put("phone", wording.say("citizen.details.error.phone"));
        }
        if ((byMail || bySms) && !consent) {
            found.put("consent", wording.say("citizen.details.error.consent"));
        }
        return with("", found);
    }

    /** The form with what the service found wrong. */
    ContactForm refused(Problem problem, Wording wording) {
        var known = List.of("givenName", "familyName", "email", "phone", "consent");
        var found = new LinkedHashMap<String, String>();
        problem.fields().forEach((field, why) -> {
            if (known.contains(field)) {
                found.put(field, why.isEmpty() ? wording.say("citizen.details.error.other") : why);
            }
        });
        return with(found.isEmpty() ? problem.detail() : "", found);
    }

    boolean isFine() {
        return errors.isEmpty();
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public List<Map.Entry<String, String>> faults() {
        return List.copyOf(errors.entrySet());
    }

    ConfirmRequest request() {
        var channels = new ArrayList<String>();
        if (byMail) {
            channels.add("EMAIL");
        }
        if (bySms) {
            channels.add("SMS");
        }
        return new ConfirmRequest(
                filled(givenName), familyName, filled(email), filled(phone), channels, !channels.isEmpty() && consent);
    }

    private ContactForm with(String why, Map<String, String> found) {
        return new ContactForm(givenName, familyName, email, phone, byMail, bySms, consent, formKey, why, found);
    }

    private static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    }

    private static @Nullable String filled(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty()).orElse(null);
    }
}
