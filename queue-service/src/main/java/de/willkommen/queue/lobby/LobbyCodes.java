package de.willkommen.queue.lobby;

import de.willkommen.kit.secret.DerivedSecrets;
import de.willkommen.queue.officefeed.Office;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The code that proves somebody stands in the lobby: a derived secret of the office and a window of five minutes, valid
 * for ten from the window's begin. Stored nowhere, the same on every instance.
 */
@ApplicationScoped
public class LobbyCodes {

    private static final String PURPOSE = "lobby";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int VALID_FOR_WINDOWS = 2;

    private final DerivedSecrets secrets;
    private final Clock clock;
    private final String publicUrl;

    LobbyCodes(DerivedSecrets secrets, Clock clock, @ConfigProperty(name = "willkommen.public-url") String publicUrl) {
        this.secrets = secrets;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * A code.
     *
     * @param validUntil exclusive
     * @param url the page on which a phone takes a number with it
     */
    public record LobbyCode(String code, Instant validUntil, String url) {}

    /** The code to be shown now. */
    public LobbyCode present(Office office) {
        var window = window(clock.instant());
        var code = code(office, window);
        var validUntil = Instant.ofEpochSecond(WINDOW.toSeconds() * (window + VALID_FOR_WINDOWS));
        var url = publicUrl + "/ticket/new?office=" + encoded(office.code()) + "&code=" + encoded(code);
        return new LobbyCode(code, validUntil, url);
    }

    /** Whether the code was shown in the lobby within the last ten minutes. */
    public boolean isValid(Office office, @Nullable String code) {
        var window = window(clock.instant());
        var valid = false;
        for (int age = 0; age < VALID_FOR_WINDOWS; age++) {
            valid |= secrets.matches(code, secrets.currentKeyId(), id(office), PURPOSE, window - age);
        }
        return valid;
    }

    private String code(Office office, int window) {
        return secrets.derive(secrets.currentKeyId(), id(office), PURPOSE, window);
    }

    private static UUID id(Office office) {
        return UUID.nameUUIDFromBytes(("office/" + office.code()).getBytes(StandardCharsets.UTF_8));
    }

    private static int window(Instant moment) {
        return Math.toIntExact(moment.getEpochSecond() / WINDOW.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
