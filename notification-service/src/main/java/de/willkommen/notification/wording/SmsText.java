package de.willkommen.notification.wording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an SMS as the network counts it (DOMAIN, section 4): GSM-7 has 160 places, 153 in each of several parts;
 * UCS-2 has 70, 67 in parts, counted in UTF-16 units. Neither an escaped character nor a surrogate pair is split.
 */
public record SmsText(String text) {

    /** How the characters are sent. */
    public enum Alphabet {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int single;
        private final int inParts;

        Alphabet(int single, int inParts) {
            this.single = single;
            this.inParts = inParts;
        }
    }

    public Alphabet alphabet() {
        return Gsm7.canCarry(text) ? Alphabet.GSM_7 : Alphabet.UCS_2;
    }

    /** The pieces the network sends. */
    public List<String> parts() {
        var alphabet = alphabet();
        if (places(text, alphabet) <= alphabet.single) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var used = 0;
        for (int i = 0; i < text.length(); ) {
            var codePoint = text.codePointAt(i);
            var character = Character.toString(codePoint);
            var needed = places(character, alphabet);
            if (used + needed > alphabet.inParts) {
                parts.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.append(character);
            used += needed;
            i += Character.charCount(codePoint);
        }
        parts.add(part.toString());
        return List.copyOf(parts);
    }

    /** The octets of a text in this message's alphabet, as SMPP carries them. */
    public byte[] encoded(String piece) {
        return switch (alphabet()) {
            case GSM_7 -> Gsm7.encode(piece);
            case UCS_2 -> piece.getBytes(StandardCharsets.UTF_16BE);
        };
    }

    private static int places(String text, Alphabet alphabet) {
        return switch (alphabet) {
            case GSM_7 -> text.chars().map(c -> Gsm7.septets((char) c)).sum();
            case UCS_2 -> text.length();
        };
    }
}
