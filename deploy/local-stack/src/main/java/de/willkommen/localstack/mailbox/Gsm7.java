package de.willkommen.localstack.mailbox;

/** The GSM 7-bit default alphabet (3GPP TS 23.038), one septet in each octet as SMPP carries it. */
final class Gsm7 {

    private static final char ESCAPE = '\u001b';

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ" + ESCAPE + "ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private Gsm7() {}

    static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            var character = BASIC.charAt(octets[i] & 0x7f);
            if (character == ESCAPE && i + 1 < octets.length) {
                i++;
                character = extension(octets[i]);
            }
            text.append(character);
        }
        return text.toString();
    }

    // A receiver that does not know an extension shows the character of the basic table in its place.
    private static char extension(byte octet) {
        return switch (octet & 0x7f) {
            case 0x0a -> '\f';
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2f -> '\\';
            case 0x3c -> '[';
            case 0x3d -> '~';
            case 0x3e -> ']';
            case 0x40 -> '|';
            case 0x65 -> '€';
            default -> BASIC.charAt(octet & 0x7f);
        };
    }
}
