package de.willkommen.queue;

import java.util.UUID;

/**
 * Somebody with a token.
 *
 * @param role or several, with spaces between
 * @param office absent where the account names none
 */
public record Person(String subject, String role, String authority, String office) {

    public static Person clerk(int number) {
        return new Person(subject(number), "clerk", "MD", "MD-ABH");
    }

    /** A clerk who may call whom they choose. */
    public static Person chooser(int number) {
        return new Person(subject(number), "clerk call-out-of-turn", "MD", "MD-ABH");
    }

    public static Person lead() {
        return new Person(subject(90), "lead", "MD", "MD-ABH");
    }

    public static Person kiosk() {
        return new Person(subject(91), "kiosk", "MD", "MD-ABH");
    }

    public static Person display() {
        return new Person(subject(92), "display", "MD", "MD-ABH");
    }

    /** Another office of the same authority. */
    public Person inOtherOffice() {
        return new Person(subject, role, "MD", "MD-SUED");
    }

    /** Another authority altogether. */
    public Person inOtherAuthority() {
        return new Person(subject, role, "HAL", "HAL-ABH");
    }

    static String subject(int number) {
        return new UUID(0x1000, number).toString();
    }
}
