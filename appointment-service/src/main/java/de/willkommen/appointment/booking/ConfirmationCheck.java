package de.willkommen.appointment.booking;

import de.willkommen.appointment.office.Office;
import de.willkommen.events.ContactChanged.Channel;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks and normalises a confirmation; says about every wrong field at once what is wrong with it. */
final class ConfirmationCheck {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_PEOPLE = 20;
    private static final int OLDEST = 130;
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cn}<>]");

    /** What becomes of dates of birth. */
    enum BirthDates {
        /** Everybody has to give theirs. */
        ASKED,
        /** None is stored, whatever was sent. */
        NOT_ASKED,
        /** They stay as they are. */
        KNOWN;

        static BirthDates at(Office office) {
            return office.birthDateReason() == null ? NOT_ASKED : ASKED;
        }
    }

    private final Refusal wrong = new Refusal(CommonProblem.INVALID_REQUEST);
    private final Confirmation given;
    private final boolean mailNeeded;
    private final BirthDates birthDates;
    private final LocalDate today;
    private final int furtherPeople;
    private boolean isWrong;

    private ConfirmationCheck(
            Confirmation given, boolean mailNeeded, BirthDates birthDates, LocalDate today, int furtherPeople) {
        this.given = given;
        this.mailNeeded = mailNeeded;
        this.birthDates = birthDates;
        this.today = today;
        this.furtherPeople = furtherPeople;
    }

    /**
     * The data as it is stored.
     *
     * @param mailNeeded whether the office wants the mail address proved
     * @param birthDates whether the office asks for them
     * @param persons for how many people the booking is: each beside the first has to be named
     * @throws Refusal 400 with every field that is wrong
     */
    static ContactData of(Confirmation given, boolean mailNeeded, BirthDates birthDates, LocalDate today, int persons) {
        return new ConfirmationCheck(given, mailNeeded, birthDates, today, persons - 1).checked();
    }

    /** The data of a booking that is known already, with other contact data. */
    static ContactData ofKnown(Confirmation given, boolean mailNeeded, LocalDate today) {
        var people = Optional.ofNullable(given.people()).map(List::size).orElse(0);
        return new ConfirmationCheck(given, mailNeeded, BirthDates.KNOWN, today, people).checked();
    }

    private ContactData checked() {
        var givenName = name("givenName", given.givenName(), false);
        var familyName = name("familyName", given.familyName(), true);
        var birthDate = birthDate("birthDate", given.birthDate());
        var email = email();
        var phone = phone();
        var channels = channels();
        if (channels.contains(Channel.EMAIL) || mailNeeded) {
            require("email", given.email());
        }
        if (channels.contains(Channel.SMS)) {
            require("phone", given.phone());
        }
        if (!channels.isEmpty() && !Boolean.TRUE.equals(given.consent())) {
            refuse("consent", "field.consent");
        }
        var people = people();
        if (isWrong || familyName == null) {
            throw wrong;
        }
        return new ContactData(givenName, familyName, birthDate, email, phone, channels, people);
    }

    private @Nullable String name(String field, @Nullable String value, boolean required) {
        if (value == null || value.isBlank()) {
            if (required) {
                refuse(field, "field.required");
            }
            return null;
        }
        var name = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            isWrong = true;
            wrong.andField(field, "field.length", Map.of("max", LONGEST_NAME));
            return null;
        }
        if (NOT_IN_A_NAME.matcher(name).find()) {
            refuse(field, "field.name");
            return null;
        }
        return name;
    }

    private @Nullable LocalDate birthDate(String field, @Nullable LocalDate date) {
        if (birthDates == BirthDates.NOT_ASKED) {
            return null;
        }
        if (birthDates == BirthDates.ASKED && date == null) {
            refuse(field, "field.required");
        }
        if (date != null && (date.isAfter(today) || date.isBefore(today.minusYears(OLDEST)))) {
            refuse(field, "field.birth-date");
            return null;
        }
        return date;
    }

    private @Nullable String email() {
        if (given.email() == null || given.email().isBlank()) {
            return null;
        }
        var address = MailAddress.of(given.email());
        if (address.isEmpty()) {
            refuse("email", "field.email");
        }
        return address.map(MailAddress::typed).orElse(null);
    }

    private @Nullable String phone() {
        if (given.phone() == null || given.phone().isBlank()) {
            return null;
        }
        var number = PhoneNumber.normalised(given.phone());
        if (number.isEmpty()) {
            refuse("phone", "field.phone");
        }
        return number.orElse(null);
    }

    private List<Channel> channels() {
        var channels = new LinkedHashSet<Channel>();
        var index = 0;
        for (var name : Optional.ofNullable(given.channels()).orElse(List.of())) {
            if ("EMAIL".equals(name)) {
                channels.add(Channel.EMAIL);
            } else if ("SMS".equals(name)) {
                channels.add(Channel.SMS);
            } else {
                refuse("notify[" + index + "]", "field.unknown");
            }
            index++;
        }
        return channels.stream().sorted().toList();
    }

    private List<FurtherPerson> people() {
        var given = Optional.ofNullable(this.given.people()).orElse(List.of());
        if (given.size() != furtherPeople) {
            isWrong = true;
            wrong.andField("people", "field.people", Map.of("count", furtherPeople));
        }
        if (given.size() > MOST_PEOPLE) {
            return List.of();
        }
        var people = new ArrayList<FurtherPerson>();
        for (var index = 0; index < given.size(); index++) {
            var field = "people[" + index + "]";
            var person = given.get(index);
            if (person == null) {
                refuse(field, "field.required");
                continue;
            }
            var familyName = name(field + ".familyName", person.familyName(), true);
            var givenName = name(field + ".givenName", person.givenName(), false);
            var birthDate = birthDate(field + ".birthDate", person.birthDate());
            if (familyName != null) {
                people.add(new FurtherPerson(givenName, familyName, birthDate));
            }
        }
        return List.copyOf(people);
    }

    private void require(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            refuse(field, "field.required");
        }
    }

    private void refuse(String field, String reason) {
        isWrong = true;
        wrong.andField(field, reason, Map.of());
    }
}
