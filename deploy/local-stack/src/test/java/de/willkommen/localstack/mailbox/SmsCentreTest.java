package de.willkommen.localstack.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.willkommen.localstack.process.Ports;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsCentreTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T08:55:00Z"), ZoneOffset.UTC);
    private static final byte GSM7 = 0;
    private static final byte UCS2 = 8;
    private static final int WHOLE = 0;
    private static final int WITH_HEADER = 0x40;
    private static final int NO_RECEIPT = 0;
    private static final int RECEIPT = 1;

    @TempDir
    Path folder;

    private final List<String> receipts = new CopyOnWriteArrayList<>();
    private Mailbox mailbox;
    private SmsCentre centre;
    private SMPPSession session;
    private int port;

    @BeforeEach
    void start() throws Exception {
        var ports = Ports.choose(true, Map.of());
        port = ports.another();
        mailbox = new Mailbox(folder.resolve("sms.jsonl"));
        centre = new SmsCentre(
                "127.0.0.1", port, ports.another(), new SmsCentre.Account("willkommen", "demo"), mailbox, NOW);
        session = new SMPPSession();
        session.setMessageReceiverListener(new Receipts());
        session.connectAndBind("localhost", port, bindAs("demo"));
    }

    @AfterEach
    void stop() {
        session.unbindAndClose();
        centre.close();
    }

    @Test
    void a_german_message_in_the_gsm_alphabet_is_read() throws Exception {
        // "Grüße [10 €]": ü, ß and the escaped brackets and euro sign.
        byte[] octets = {'G', 'r', 0x7e, 0x1e, 'e', ' ', 0x1b, 0x3c, '1', '0', ' ', 0x1b, 0x65, 0x1b, 0x3e};

        submit(GSM7, WHOLE, NO_RECEIPT, octets);

        assertThat(mailbox.messages()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("Grüße [10 €]");
            assertThat(message.to()).isEqualTo("4915112345678");
            assertThat(message.from()).isEqualTo("Willkommen");
            assertThat(message.receivedAt()).isEqualTo("2026-11-24T08:55:00Z");
            assertThat(message.details()).containsEntry("coding", "GSM-7").containsEntry("parts", "1");
        });
    }

    @Test
    void an_arabic_message_in_ucs2_is_read() throws Exception {
        submit(UCS2, WHOLE, NO_RECEIPT, "موعدك غدًا 🙂".getBytes(StandardCharsets.UTF_16BE));

        assertThat(mailbox.messages()).extracting(Message::body).containsExactly("موعدك غدًا 🙂");
    }

    @Test
    void the_parts_of_a_long_message_become_one_whatever_their_order() throws Exception {
        submit(UCS2, WITH_HEADER, NO_RECEIPT, part(2, 2, "الجزء الثاني"));
        assertThat(mailbox.messages()).as("a part alone is no message").isEmpty();

        submit(UCS2, WITH_HEADER, NO_RECEIPT, part(2, 1, "الجزء الأول، "));

        assertThat(mailbox.messages()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("الجزء الأول، الجزء الثاني");
            assertThat(message.details()).containsEntry("parts", "2");
        });
    }

    @Test
    void segments_named_by_parameters_become_one_message() throws Exception {
        submit(GSM7, WHOLE, NO_RECEIPT, ascii("Hello "), segment(1));
        submit(GSM7, WHOLE, NO_RECEIPT, ascii("world"), segment(2));

        assertThat(mailbox.messages()).extracting(Message::body).containsExactly("Hello world");
    }

    @Test
    void a_text_in_the_payload_parameter_is_read() throws Exception {
        var text = "x".repeat(300);

        submit(
                GSM7,
                WHOLE,
                NO_RECEIPT,
                new byte[0],
                new OptionalParameter.Message_payload(text.getBytes(StandardCharsets.US_ASCII)));

        assertThat(mailbox.messages()).extracting(Message::body).containsExactly(text);
    }

    @Test
    void a_receipt_comes_only_where_it_was_asked_for() throws Exception {
        var silent = submit(GSM7, WHOLE, NO_RECEIPT, ascii("one"));
        var announced = submit(GSM7, WHOLE, RECEIPT, ascii("two"));

        await().untilAsserted(() -> assertThat(receipts)
                .singleElement()
                .satisfies(receipt -> assertThat(receipt)
                        .contains("id:" + announced)
                        .contains("stat:DELIVRD")
                        .doesNotContain(silent)));
    }

    @Test
    void what_became_of_a_message_can_be_asked() throws Exception {
        var id = submit(GSM7, WHOLE, NO_RECEIPT, ascii("one"));

        var answer =
                session.queryShortMessage(id, TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, "Willkommen");

        assertThat(answer.getMessageState()).isEqualTo(MessageState.DELIVERED);
        assertThatThrownBy(() -> session.queryShortMessage(
                        "never-seen", TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, "Willkommen"))
                .isInstanceOf(NegativeResponseException.class);
    }

    @Test
    void a_wrong_password_is_refused() {
        var stranger = new SMPPSession();

        assertThatThrownBy(() -> stranger.connectAndBind("localhost", port, bindAs("guess")))
                .hasMessageContaining("0000000e");
    }

    private String submit(byte coding, int esmClass, int receipt, byte[] content, OptionalParameter... parameters)
            throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Willkommen",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "4915112345678",
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(receipt),
                        (byte) 0,
                        new RawDataCoding(coding),
                        (byte) 0,
                        content,
                        parameters)
                .getMessageId();
    }

    private static byte[] part(int total, int number, String text) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {5, 0, 3, 0x2a, (byte) total, (byte) number});
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
        return bytes.toByteArray();
    }

    private static OptionalParameter[] segment(int number) {
        return new OptionalParameter[] {
            OptionalParameters.newSarMsgRefNum(4711),
            OptionalParameters.newSarTotalSegments(2),
            OptionalParameters.newSarSegmentSeqnum(number)
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static BindParameter bindAs(String password) {
        return new BindParameter(
                BindType.BIND_TRX,
                "willkommen",
                password,
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    private final class Receipts implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm receipt) {
            receipts.add(new String(receipt.getShortMessage(), StandardCharsets.US_ASCII));
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            throw new AssertionError("nobody alerts us");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, org.jsmpp.session.Session from) throws ProcessRequestException {
            throw new ProcessRequestException("not expected", 1);
        }
    }
}
