package de.willkommen.content.text;

import de.willkommen.kit.problem.Refusal;
import java.util.regex.Pattern;

/**
 * Names a text.
 *
 * @param code of the service, office or counter, or the slug of the page
 */
public record TextKey(String authority, TextKind kind, String code) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?");

    /**
     * The key as it stands in an address.
     *
     * @throws Refusal 404 when nothing can have such a name
     */
    public static TextKey ofPath(String authority, TextKind kind, String code) {
        requireName(authority);
        requireName(code);
        return new TextKey(authority, kind, code);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.notFound();
        }
    }
}
