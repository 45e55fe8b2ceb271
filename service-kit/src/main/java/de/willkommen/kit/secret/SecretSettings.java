package de.willkommen.kit.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Keys of the derived secrets. */
@ConfigMapping(prefix = "willkommen.secrets")
public interface SecretSettings {

    /** The key new secrets are derived with: at least 32 bytes, base64. */
    String key();

    /** Number of that key; goes up by one when the key is changed. */
    @WithDefault("1")
    int keyId();

    /** Earlier keys by their number, for secrets that are still about. */
    Map<Integer, String> earlierKeys();
}
