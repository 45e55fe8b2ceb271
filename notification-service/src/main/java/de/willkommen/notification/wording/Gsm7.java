package de.willkommen.notification.wording;

import java.io.ByteArrayOutputStream;

/** The GSM 7-bit default alphabet with its extension table (3GPP TS 23.038), one septet in each octet. */
final class Gsm7 {

    private static final char ESCAPE = '\u001b';
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ" + ESCAPE + "ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each counts two: it is sent behind an escape. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private static final byte[] EXTENDED_CODES = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    private Gsm7() {}

    static boolean canCarry(String text) {
        return text.chars().allMatch(c -> septets((char) c) > 0);
    }

    /** Places the character takes; 0 when the alphabet lacks it. */
    static int septets(char character) {
        if (character != ESCAPE && BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(character) >= 0 ? 2 : 0;
    }

    static byte[] encode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var character : text.toCharArray()) {
            var basic = character == ESCAPE ? -1 : BASIC.indexOf(character);
            if (basic >= 0) {
                bytes.write(basic);
            } else {
                var extended = EXTENDED.indexOf(character);
                if (extended < 0) {
                    throw new IllegalArgumentException("Not in the GSM 7-bit alphabet");
                }
                bytes.write(ESCAPE);
                bytes.write(EXTENDED_CODES[extended]);
            }
        }
        return bytes.toByteArray();
    }
}
