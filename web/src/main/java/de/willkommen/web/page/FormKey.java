package de.willkommen.web.page;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The key in a form that makes sending it twice act once. The key of a request is made from the form's key and what the
 * request asks for: a double click repeats both, while another choice on the same form is a request of its own.
 */
public final class FormKey {

    private FormKey() {}

    /** The key for a newly shown form. */
    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** The {@code Idempotency-Key} of a request made from a form. */
    public static UUID forRequest(String formKey, Object... asked) {
        var text = new StringBuilder(formKey);
        for (var part : asked) {
            text.append('\n').append(part);
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
