package de.willkommen.web.booking;

import de.willkommen.web.language.Wording;
import de.willkommen.web.page.FormFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How somebody wants to be reached, as typed. */
public record Reach(String email, String phone, boolean byMail, boolean bySms, boolean consent) {

    /** Before anything was typed. */
    public static final Reach NOT_AT_ALL = new Reach("", "", false, false, false);

    /** As it was sent. */
    public static Reach in(FormFields typed) {
        var channels = typed.all("notify");
        return new Reach(
                typed.text("email"),
                typed.text("phone"),
                channels.contains("EMAIL"),
                channels.contains("SMS"),
                typed.ticked("consent"));
    }

    /** Adds what can be seen to be missing without asking a service. */
    public void check(Wording wording, Map<String, String> faults) {
        if (byMail && email.isEmpty()) {
            faults.put("email", wording.say("citizen.details.error.email"));
        }
        if (bySms && phone.isEmpty()) {
            faults.put("phone", wording.say("citizen.details.error.phone"));
        }
        if ((byMail || bySms) && !consent) {
            faults.put("consent", wording.say("citizen.details.error.consent"));
        }
    }

    /** The channels messages are wanted on, as codes. */
    public List<String> channels() {
        var channels = new ArrayList<String>();
        if (byMail) {
            channels.add("EMAIL");
        }
        if (bySms) {
            channels.add("SMS");
        }
        return channels;
    }

    /** Consent concerns messages alone: without any there is nothing to consent to. */
    public boolean consents() {
        return consent && (byMail || bySms);
    }
}
