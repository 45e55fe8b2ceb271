package de.willkommen.web.link;

import de.willkommen.web.WebSettings;
import de.willkommen.web.visit.Visit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys this browser holds, one cookie for each booking or ticket; scripts can't read them. */
@RequestScoped
public class HolderKeys {

    private final Visit visit;
    private final WebSettings settings;

    HolderKeys(Visit visit, WebSettings settings) {
        this.visit = visit;
        this.settings = settings;
    }

    /** The key to this booking or ticket, if the browser holds one. */
    public Optional<String> key(Purpose purpose, UUID id) {
        return visit.cookie(cookieName(purpose, id));
    }

    /** The key to this booking or ticket. Throws {@link KeyMissing} when the browser holds none. */
    public String require(Purpose purpose, UUID id) {
        return key(purpose, id).orElseThrow(KeyMissing::new);
    }

    /**
     * What opens a booking to this reader: the key the browser holds; null for somebody signed in without one, whom the
     * service knows by the token. Throws {@link KeyMissing} when there is neither.
     */
    public @Nullable String opening(UUID id) {
        var key = key(Purpose.BOOKING, id);
        if (key.isEmpty() && !visit.signedIn()) {
            throw new KeyMissing();
        }
        return key.orElse(null);
    }

    /** The ids of everything this browser holds a key of this purpose to. */
    public List<UUID> held(Purpose purpose) {
        var prefix = prefix(purpose);
        return visit.cookiesNamed(prefix).stream()
                .map(name -> name.substring(prefix.length()))
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
    }

    /** Keeps a key in this browser for this long. */
    public NewCookie keep(Purpose purpose, UUID id, String key, Duration how) {
        return cookie(purpose, id, key, Math.toIntExact(how.toSeconds()));
    }

    /** Forgets a key on this device. */
    public NewCookie forget(Purpose purpose, UUID id) {
        return cookie(purpose, id, "", 0);
    }

    private NewCookie cookie(Purpose purpose, UUID id, String value, int seconds) {
        return new NewCookie.Builder(cookieName(purpose, id))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(settings.secureCookies())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** The name of the cookie with this key. */
    public static String cookieName(Purpose purpose, UUID id) {
        return prefix(purpose) + id;
    }

    private static String prefix(Purpose purpose) {
        return "key-" + purpose.letter() + "-";
    }

    /** This browser does not hold the key: the reader needs the link again. */
    public static class KeyMissing extends WebApplicationException {
        KeyMissing() {
            super("No key for this booking or ticket", Response.Status.UNAUTHORIZED);
        }
    }
}
