package de.willkommen.notification.contact;

import de.willkommen.kit.secret.SecretSettings;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with keys derived from {@code willkommen.secrets.key}. The id of the booking or ticket is authenticated
 * along: a row copied to another one cannot be read there.
 */
@Singleton
class ContactCipher {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final int currentKeyId;
    private final Map<Integer, SecretKeySpec> keys = new HashMap<>();
    private final byte[] recipientKey;

    ContactCipher(SecretSettings settings) {
        this.currentKeyId = settings.keyId();
        settings.earlierKeys().forEach((id, key) -> keys.put(id, keyOf(key)));
        keys.put(currentKeyId, keyOf(settings.key()));
        this.recipientKey = derived(settings.key(), "notification-recipient");
    }

    /** Encrypted bytes and the number of their key. */
    record Sealed(int keyId, byte[] bytes) {}

    Sealed seal(UUID subjectId, byte[] open) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var encrypted =
                    cipher(Cipher.ENCRYPT_MODE, currentKeyId, subjectId, nonce).doFinal(open);
            return new Sealed(
                    currentKeyId,
                    ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                            .put(nonce)
                            .put(encrypted)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Contact data cannot be encrypted", e);
        }
    }

    byte[] open(UUID subjectId, Sealed sealed) {
        try {
            var bytes = ByteBuffer.wrap(sealed.bytes());
            var nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            var encrypted = new byte[bytes.remaining()];
            bytes.get(encrypted);
            return cipher(Cipher.DECRYPT_MODE, sealed.keyId(), subjectId, nonce).doFinal(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Contact data of " + subjectId + " cannot be decrypted", e);
        }
    }

    /** The same for the same address, and no way back to it. */
    byte[] fingerprint(String address) {
        return mac(recipientKey, address);
    }

    private Cipher cipher(int mode, int keyId, UUID subjectId, byte[] nonce) throws GeneralSecurityException {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("No key with number " + keyId);
        }
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(subjectId.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static SecretKeySpec keyOf(String base64) {
        return new SecretKeySpec(derived(base64, "notification-contact-copy"), "AES");
    }

    /** One key for one purpose: the platform's key itself encrypts nothing. */
    private static byte[] derived(String base64, String purpose) {
        return mac(Base64.getDecoder().decode(base64), purpose);
    }

    private static byte[] mac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
