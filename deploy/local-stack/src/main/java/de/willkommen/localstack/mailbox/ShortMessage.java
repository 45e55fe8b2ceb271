package de.willkommen.localstack.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.bean.SubmitSm;

/**
 * What one submit_sm carries: a whole message, or one part of a long one.
 *
 * @param coding the data_coding of the PDU
 * @param series the reference that the parts of one long message share; 0 for a whole message
 * @param parts how many parts the long message has, 1 for a whole message
 * @param number which part this is, from 1
 */
record ShortMessage(String from, String to, byte coding, byte[] content, int series, int parts, int number) {

    private static final byte HEADER_PRESENT = 0x40;
    private static final byte UCS2 = 8;
    private static final byte LATIN1 = 3;

    static ShortMessage of(SubmitSm pdu) {
        var content = pdu.getShortMessage() == null ? new byte[0] : pdu.getShortMessage();
        var parameters = pdu.getOptionalParameters();
        if (content.length == 0 && parameters != null) {
            var payload = OptionalParameters.get(Tag.MESSAGE_PAYLOAD.code(), parameters);
            content = payload instanceof OptionalParameter.OctetString octets ? octets.getValue() : content;
        }
        var whole = new ShortMessage(pdu.getSourceAddr(), pdu.getDestAddress(), pdu.getDataCoding(), content, 0, 1, 1);
        if ((pdu.getEsmClass() & HEADER_PRESENT) != 0 && content.length > 0) {
            return whole.withoutHeader();
        }
        return parameters == null ? whole : whole.withSegments(parameters);
    }

    // The user data header (3GPP TS 23.040, 9.2.3.24): its length, then elements of id, length and data.
    private ShortMessage withoutHeader() {
        int end = Math.min(1 + (content[0] & 0xff), content.length);
        var text = Arrays.copyOfRange(content, end, content.length);
        for (int at = 1; at + 2 <= end; at += 2 + (content[at + 1] & 0xff)) {
            int id = content[at];
            if (id == 0x00 && at + 5 <= end) {
                return part(text, content[at + 2] & 0xff, content[at + 3], content[at + 4]);
            }
            if (id == 0x08 && at + 6 <= end) {
                int reference = (content[at + 2] & 0xff) << 8 | content[at + 3] & 0xff;
                return part(text, reference, content[at + 4], content[at + 5]);
            }
        }
        return new ShortMessage(from, to, coding, text, 0, 1, 1);
    }

    private ShortMessage withSegments(OptionalParameter[] parameters) {
        var reference = OptionalParameters.get(OptionalParameter.Sar_msg_ref_num.class, parameters);
        var total = OptionalParameters.get(OptionalParameter.Sar_total_segments.class, parameters);
        var number = OptionalParameters.get(OptionalParameter.Sar_segment_seqnum.class, parameters);
        if (reference == null || total == null || number == null) {
            return this;
        }
        return part(content, reference.getValue() & 0xffff, total.getValue(), number.getValue());
    }

    private ShortMessage part(byte[] text, int reference, byte total, byte number) {
        return new ShortMessage(from, to, coding, text, reference, Math.max(1, total & 0xff), number & 0xff);
    }

    boolean isWhole() {
        return parts == 1;
    }

    /** The characters of this part, in the coding the PDU names; GSM 7-bit where it names none we know. */
    String text() {
        return switch (coding) {
            case UCS2 -> new String(content, StandardCharsets.UTF_16BE);
            case LATIN1 -> new String(content, StandardCharsets.ISO_8859_1);
            default -> Gsm7.decode(content);
        };
    }

    String codingName() {
        return switch (coding) {
            case UCS2 -> "UCS-2";
            case LATIN1 -> "Latin-1";
            default -> "GSM-7";
        };
    }
}
