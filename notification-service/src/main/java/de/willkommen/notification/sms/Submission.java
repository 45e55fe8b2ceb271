package de.willkommen.notification.sms;

import de.willkommen.notification.letter.Letter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one submit_sm carries.
 *
 * @param hasHeader whether the octets begin with a header that says which part of a long message this is
 * @param asPayload whether they travel as {@code message_payload}
 */
record Submission(byte[] octets, boolean hasHeader, boolean asPayload) {

    private static final int HEADER_OCTETS = 6;

    static List<Submission> of(Letter.Sms sms, SmsSettings.LongMessages longMessages) {
        var content = sms.content();
        var parts = content.parts();
        if (parts.size() == 1) {
            return List.of(new Submission(content.encoded(content.text()), false, false));
        }
        if (longMessages == SmsSettings.LongMessages.PAYLOAD) {
            return List.of(new Submission(content.encoded(content.text()), false, true));
        }
        var reference = (byte) sms.messageId().getLeastSignificantBits();
        var submissions = new ArrayList<Submission>();
        for (int number = 1; number <= parts.size(); number++) {
            var text = content.encoded(parts.get(number - 1));
            submissions.add(new Submission(withHeader(text, reference, parts.size(), number), true, false));
        }
        return List.copyOf(submissions);
    }

    /** Concatenated short messages, 8-bit reference (3GPP TS 23.040, 9.2.3.24.1). */
    private static byte[] withHeader(byte[] text, byte reference, int parts, int number) {
        var octets = Arrays.copyOf(
                new byte[] {HEADER_OCTETS - 1, 0x00, 0x03, reference, (byte) parts, (byte) number},
                HEADER_OCTETS + text.length);
        System.arraycopy(text, 0, octets, HEADER_OCTETS, text.length);
        return octets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Submission that
                && Arrays.equals(octets, that.octets)
                && hasHeader == that.hasHeader
                && asPayload == that.asPayload;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "Submission[" + octets.length + " octets]";
    }
}
