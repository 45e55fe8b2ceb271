package de.willkommen.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DerivedSecretsTest {

    private static final UUID ID = UUID.fromString("01936d2a-7c00-7000-8000-000000000001");

    private final DerivedSecrets secrets = new DerivedSecrets(keys(1, key('a'), Map.of()));

    @Test
    void the_same_secret_is_derived_anew() {
        var secret = secrets.derive(1, ID, "manage", 1);

        assertThat(secret).hasSize(22).isEqualTo(secrets.derive(1, ID, "manage", 1));
        assertThat(secrets.matches(secret, 1, ID, "manage", 1)).isTrue();
    }

    @Test
    void another_row_purpose_or_generation_has_another_secret() {
        var secret = secrets.derive(1, ID, "manage", 1);

        assertThat(secrets.matches(secret, 1, UUID.randomUUID(), "manage", 1)).isFalse();
        assertThat(secrets.matches(secret, 1, ID, "verify", 1)).isFalse();
        assertThat(secrets.matches(secret, 1, ID, "manage", 2)).isFalse();
        assertThat(secrets.matches(null, 1, ID, "manage", 1)).isFalse();
        assertThat(secrets.matches("", 1, ID, "manage", 1)).isFalse();
    }

    @Test
    void a_secret_outlives_the_change_of_the_key() {
        var earlier = secrets.derive(1, ID, "manage", 1);

        var changed = new DerivedSecrets(keys(2, key('b'), Map.of(1, key('a'))));

        assertThat(changed.matches(earlier, 1, ID, "manage", 1)).isTrue();
        assertThat(changed.derive(2, ID, "manage", 1)).isNotEqualTo(earlier);
    }

    @Test
    void a_link_has_45_characters() {
        var code = secrets.linkCode('b', ID, secrets.derive(1, ID, "manage", 1));

        assertThat(code).hasSize(45).startsWith("bAZNtKnwAcACAAAAAAAAAAQ");
    }

    @Test
    void a_short_key_is_refused() {
        var shortKey = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> new DerivedSecrets(keys(1, shortKey, Map.of())))
                .hasMessageContaining("32 bytes");
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static SecretSettings keys(int id, String key, Map<Integer, String> earlier) {
        return new SecretSettings() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public int keyId() {
                return id;
            }

            @Override
            public Map<Integer, String> earlierKeys() {
                return earlier;
            }
        };
    }
}
