package de.willkommen.appointment.booking;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Telephone numbers of any country; one without a country's prefix is German. */
final class PhoneNumber {

    private static final String HOME = "DE";
    private static final int LONGEST = 40;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumber() {}

    /** The number as E.164, or nothing when no network has such a number. */
    static Optional<String> normalised(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(typed, HOME);
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
