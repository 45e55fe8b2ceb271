package de.willkommen.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.kit.secret.SecretSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactCipherTest {

    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final byte[] DATA = "leyla@example.org".getBytes(StandardCharsets.UTF_8);

    private static ContactCipher cipher(int keyId, String key, Map<Integer, String> earlier) {
        return new ContactCipher(new SecretSettings() {
            @Override
            public String key() {
                return base64(key);
            }

            @Override
            public int keyId() {
                return keyId;
            }

            @Override
            public Map<Integer, String> earlierKeys() {
                return earlier;
            }
        });
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private final ContactCipher cipher = cipher(1, "the first key of at least 32 bytes", Map.of());

    @Test
    void what_was_sealed_can_be_opened_and_looks_different_every_time() {
        var once = cipher.seal(SOMEBODY, DATA);
        var again = cipher.seal(SOMEBODY, DATA);

        assertThat(cipher.open(SOMEBODY, once)).isEqualTo(DATA);
        assertThat(once.bytes()).isNotEqualTo(again.bytes());
        assertThat(new String(once.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("leyla");
    }

    @Test
    void a_row_copied_to_somebody_else_cannot_be_opened_there() {
        var sealed = cipher.seal(SOMEBODY, DATA);

        assertThatThrownBy(() -> cipher.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_row_somebody_tampered_with_cannot_be_opened() {
        var sealed = cipher.seal(SOMEBODY, DATA);
        sealed.bytes()[20] ^= 1;

        assertThatThrownBy(() -> cipher.open(SOMEBODY, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rows_of_the_key_before_can_be_opened_after_a_change() {
        var before = cipher.seal(SOMEBODY, DATA);

        var changed = cipher(
                2, "the second key, also of 32 bytes or more", Map.of(1, base64("the first key of at least 32 bytes")));

        assertThat(changed.open(SOMEBODY, before)).isEqualTo(DATA);
        assertThat(changed.seal(SOMEBODY, DATA).keyId()).isEqualTo(2);
    }

    @Test
    void a_fingerprint_is_the_same_for_the_same_address_alone() {
        assertThat(cipher.fingerprint("a@example.org")).isEqualTo(cipher.fingerprint("a@example.org"));
        assertThat(cipher.fingerprint("a@example.org")).isNotEqualTo(cipher.fingerprint("b@example.org"));
    }
}
