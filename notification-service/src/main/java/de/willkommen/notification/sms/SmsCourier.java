package de.willkommen.notification.sms;

import de.willkommen.notification.delivery.Courier;
import de.willkommen.notification.delivery.Outcome;
import de.willkommen.notification.letter.Letter;
import de.willkommen.notification.wording.Channel;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** Hands SMS to the centre. */
@Singleton
class SmsCourier implements Courier {

    /** The centre is busy, or its account with us is: nothing about the message is wrong. */
    private static final Set<Integer> PASSING = Set.of(
            SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RINVBNDSTS,
            SMPPConstant.STAT_ESME_RSUBMITFAIL,
            SMPPConstant.STAT_ESME_RX_T_APPN);

    private static final byte GSM_7 = 0;
    private static final byte UCS_2 = 8;
    private static final byte HEADER_PRESENT = SMPPConstant.ESMCLS_UDHI_INDICATOR_SET;

    private final SmsSettings settings;
    private final SmsCentre centre;

    SmsCourier(SmsSettings settings, SmsCentre centre) {
        this.settings = settings;
        this.centre = centre;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Outcome deliver(Letter letter, Runnable handOver) {
        if (!(letter instanceof Letter.Sms sms)) {
            throw new IllegalArgumentException("Not an SMS");
        }
        var session = centre.session();
        if (session.isEmpty()) {
            return new Outcome.Later("unreachable");
        }
        var submissions = Submission.of(sms, settings.longMessages());
        // From here on the centre may have it: a submit_sm is one packet.
        handOver.run();
        return submit(session.get(), sms, submissions);
    }

    private Outcome submit(SMPPSession session, Letter.Sms sms, List<Submission> submissions) {
        var references = new ArrayList<String>();
        for (var submission : submissions) {
            try {
                references.add(submit(session, sms, submission));
            } catch (NegativeResponseException no) {
                // Some parts out and others not: another try would send the first ones twice.
                if (!references.isEmpty()) {
                    return new Outcome.Refused("sent-in-part");
                }
                return PASSING.contains(no.getCommandStatus())
                        ? new Outcome.Later("smpp-" + Integer.toHexString(no.getCommandStatus()))
                        : new Outcome.Refused("smpp-" + Integer.toHexString(no.getCommandStatus()));
            } catch (PDUException never) {
                // Refused by our own library: it did not leave.
                return new Outcome.Refused("bad-address");
            } catch (ResponseTimeoutException | InvalidResponseException | IOException lost) {
                return new Outcome.Unsettled("no-answer");
            }
        }
        return new Outcome.Taken(references);
    }

    private String submit(SMPPSession session, Letter.Sms sms, Submission submission)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var numeric = settings.sender().chars().allMatch(c -> Character.isDigit(c) || c == '+');
        return session.submitShortMessage(
                        "",
                        numeric ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC,
                        numeric ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                        settings.sender(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        sms.phone().replace("+", ""),
                        new ESMClass(submission.hasHeader() ? HEADER_PRESENT : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new RawDataCoding(
                                switch (sms.content().alphabet()) {
                                    case GSM_7 -> GSM_7;
                                    case UCS_2 -> UCS_2;
                                }),
                        (byte) 0,
                        submission.asPayload() ? new byte[0] : submission.octets(),
                        parameters(submission))
                .getMessageId();
    }

    private static OptionalParameter[] parameters(Submission submission) {
        return submission.asPayload()
                ? new OptionalParameter[] {new OptionalParameter.Message_payload(submission.octets())}
                : new OptionalParameter[0];
    }
}
