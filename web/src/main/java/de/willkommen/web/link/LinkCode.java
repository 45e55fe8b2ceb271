package de.willkommen.web.link;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The code of a link: a letter for the purpose, the id, and the secret. It is never logged. */
public record LinkCode(Purpose purpose, UUID id, String secret) {

    private static final int ID_LENGTH = 22;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    /** Reads a code; empty when it is none. */
    public static Optional<LinkCode> parse(String code) {
        if (code.length() <= 1 + ID_LENGTH) {
            return Optional.empty();
        }
        var secret = code.substring(1 + ID_LENGTH);
        var purpose = Arrays.stream(Purpose.values())
                .filter(candidate -> candidate.letter() == code.charAt(0))
                .findFirst();
        if (purpose.isEmpty() || !SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(code.substring(1, 1 + ID_LENGTH)));
            return Optional.of(new LinkCode(purpose.get(), new UUID(bytes.getLong(), bytes.getLong()), secret));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The code as it stands in the link. */
    public String text() {
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return purpose.letter() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + secret;
    }

    @Override
    public String toString() {
        return "LinkCode[" + purpose + "]";
    }
}
