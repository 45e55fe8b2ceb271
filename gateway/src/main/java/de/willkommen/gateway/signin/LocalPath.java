package de.willkommen.gateway.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a person goes after signing in or out: a place on this site and nowhere else. */
final class LocalPath {

    private static final String START = "/";

    private LocalPath() {}

    /** The path with its query if it is one of this site, else the start page. */
    static String of(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.length() > 2000) {
            return START;
        }
        try {
            var uri = new URI(wanted);
            // Browsers read a backslash as a slash; URI refuses it, and control characters and blanks, too.
            return uri.getScheme() == null && uri.getRawAuthority() == null ? wanted : START;
        } catch (URISyntaxException notAPath) {
            return START;
        }
    }
}
