package de.willkommen.appointment.booking;

import com.ibm.icu.lang.UCharacter;
import de.willkommen.kit.secret.DerivedSecrets;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * One person as far as an authority can tell without an account, as a keyed hash: name and date of birth, or, without one,
 * name and an address. A name alone is shared by many: where it would do, one Nguyen Thi Anh could not book because three
 * others have. It stands for a person only where nothing else was said. It tells two bookings of one person, never who that
 * is, and nothing across authorities. Bookings made before the key was exchanged count no longer.
 */
@Singleton
class PersonKeys {

    private static final String PURPOSE = "person";

    private final DerivedSecrets secrets;

    PersonKeys(DerivedSecrets secrets) {
        this.secrets = secrets;
    }

    /** The key of whoever comes; upper and lower case, spaces and composed letters make no difference. */
    String of(String authority, ContactData contact) {
        var text = String.join(
                "\n",
                authority,
                folded(contact.familyName()),
                contact.givenName() == null ? "" : folded(contact.givenName()),
                beside(contact));
        return secrets.derive(secrets.currentKeyId(), digest(text), PURPOSE, 1);
    }

    /** What tells people of one name apart. */
    private static String beside(ContactData contact) {
        if (contact.birthDate() != null) {
            return contact.birthDate().toString();
        }
        var email = contact.email();
        return email == null ? Objects.requireNonNullElse(contact.phone(), "") : email.toLowerCase(Locale.ROOT);
    }

    private static String folded(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return Normalizer.normalize(UCharacter.foldCase(composed, true), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static UUID digest(String text) {
        try {
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
