package de.willkommen.kit.secret;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that prove the right to one row and are stored nowhere: the first 128 bits of
 * {@code HMAC-SHA256(key, id, purpose, generation)} (DESIGN, section 4). A repeated command derives the same one anew; a
 * higher generation revokes the earlier ones.
 */
@Singleton
public class DerivedSecrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;
    private static final int LEAST_KEY_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final int keyId;
    private final Map<Integer, SecretKeySpec> keys = new HashMap<>();

    DerivedSecrets(SecretSettings settings) {
        this.keyId = settings.keyId();
        settings.earlierKeys().forEach((id, key) -> keys.put(id, keyOf(key)));
        keys.put(keyId, keyOf(settings.key()));
    }

    /** Number of the key for new rows. */
    public int currentKeyId() {
        return keyId;
    }

    /** The secret, 22 characters of base64url. */
    public String derive(int rowKeyId, UUID id, String purpose, int generation) {
        return TEXT.encodeToString(mac(rowKeyId, id, purpose, generation));
    }

    /** Whether somebody gave the right secret; takes the same time for every wrong one. */
    public boolean matches(@Nullable String given, int rowKeyId, UUID id, String purpose, int generation) {
        var expected = derive(rowKeyId, id, purpose, generation).getBytes(StandardCharsets.US_ASCII);
        var actual = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual);
    }

    /** The code of a link: a letter for its purpose, the id and the secret, 45 characters. */
    public String linkCode(char purposeLetter, UUID id, String secret) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return purposeLetter + TEXT.encodeToString(bytes) + secret;
    }

    private byte[] mac(int rowKeyId, UUID id, String purpose, int generation) {
        var key = keys.get(rowKeyId);
        if (key == null) {
            throw new IllegalStateException("No key with number " + rowKeyId);
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var message = id + "|" + purpose + "|" + generation;
            return Arrays.copyOf(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKeySpec keyOf(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < LEAST_KEY_BYTES) {
            throw new IllegalStateException("willkommen.secrets.key needs at least 32 bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
