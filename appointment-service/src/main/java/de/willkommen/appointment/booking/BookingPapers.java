package de.willkommen.appointment.booking;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.ULocale;
import de.willkommen.appointment.document.DocumentTexts;
import de.willkommen.appointment.document.Sheet;
import de.willkommen.appointment.document.Sheet.Entries;
import de.willkommen.appointment.document.Sheet.Fact;
import de.willkommen.appointment.document.Sheet.Facts;
import de.willkommen.kit.problem.Languages;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the papers of a booking say, in the language of their reader. */
@Singleton
class BookingPapers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final DocumentTexts texts;

    BookingPapers(DocumentTexts texts) {
        this.texts = texts;
    }

    /** The confirmation, to print and to bring along. */
    Sheet confirmation(BookingView booking, String wanted) {
        var language = texts.languageFor(wanted);
        var facts = new ArrayList<Fact>();
        add(facts, language, "reference", booking.reference(), true);
        add(facts, language, "when", day(language, booking.start(), booking.timeZone()), false);
        facts.add(new Fact(
                "",
                texts.say(
                        language,
                        "time",
                        Map.of("start", TIME.format(booking.start()), "end", TIME.format(booking.end()))),
                false));
        var address = booking.address();
        add(facts, language, "where", booking.officeName(), false);
        facts.add(new Fact("", address.street() + ", " + address.postalCode() + " " + address.city(), true));
        add(facts, language, "room", booking.room(), true);
        add(facts, language, "counter", booking.counter(), true);
        add(facts, language, "way", booking.directions(), false);
        var parts = new ArrayList<Sheet.Part>();
        parts.add(new Facts(texts.say(language, "title"), facts));
        parts.add(new Entries(
                texts.say(language, "services"),
                booking.services().stream()
                        .map(service -> service.name() + " – "
                                + texts.say(language, "persons", Map.of("count", service.persons())))
                        .toList()));
        if (booking.familyName() != null) {
            parts.add(new Entries(texts.say(language, "people"), names(booking)));
        }
        if (!booking.documents().isEmpty()) {
            parts.add(new Entries(texts.say(language, "documents"), booking.documents()));
        }
        return new Sheet(
                language,
                texts.say(language, "title") + " – " + booking.officeName(),
                booking.reference(),
                scanTitle(language, booking.reference()),
                parts);
    }

    /** What the code says that the kiosk scans, for people who do not see it. */
    String scanTitle(String wanted, String reference) {
        return texts.say(texts.languageFor(wanted), "scan", Map.of("reference", reference));
    }

    /** All that is stored, to read. */
    Sheet stored(StoredData data, String wanted) {
        var language = texts.languageFor(wanted);
        var booking = new ArrayList<Fact>();
        add(booking, language, "reference", data.reference(), true);
        add(booking, language, "data.status", event(language, word(data.status())), false);
        add(booking, language, "when", moment(language, data.start(), data.timeZone()), false);
        add(booking, language, "where", data.office(), false);
        add(booking, language, "room", data.room(), true);
        add(booking, language, "counter", data.counter(), true);
        data.services().forEach(service -> add(booking, language, "services", service.name(), false));
        add(booking, language, "data.language", speech(data.language(), language), false);
        add(booking, language, "data.spoken", speech(data.spokenLanguage(), language), false);
        add(
                booking,
                language,
                "data.access",
                data.accessNeeds().stream()
                        .map(code -> texts.say(language, "need." + code))
                        .collect(Collectors.joining(", ")),
                false);
        add(booking, language, "data.created", moment(language, data.createdAt(), data.timeZone()), false);
        add(booking, language, "data.deleted", moment(language, data.deletedAfter(), data.timeZone()), false);
        var person = new ArrayList<Fact>();
        add(person, language, "name", name(data.givenName(), data.familyName()), false);
        add(person, language, "data.birthDate", text(data.birthDate()), true);
        add(person, language, "data.email", data.email(), true);
        add(person, language, "data.phone", data.phone(), true);
        if (data.channels() != null) {
            add(
                    person,
                    language,
                    "data.messages",
                    data.channels().stream()
                            .map(channel -> texts.say(
                                    language, "message." + channel.name().toLowerCase(Locale.ROOT)))
                            .collect(Collectors.joining(", ")),
                    false);
        }
        if (data.consentAt() != null) {
            add(person, language, "data.consent", moment(language, data.consentAt(), data.timeZone()), false);
        }
        if (data.account()) {
            add(person, language, "data.account", texts.say(language, "data.yes"), false);
        }
        if (data.people() != null) {
            data.people()
                    .forEach(each -> add(
                            person,
                            language,
                            "people",
                            (name(each.givenName(), each.familyName()) + " " + text(each.birthDate())).strip(),
                            false));
        }
        var parts = new ArrayList<Sheet.Part>();
        parts.add(new Facts(texts.say(language, "data.booking"), booking));
        if (!person.isEmpty()) {
            parts.add(new Facts(texts.say(language, "data.person"), person));
        }
        parts.add(new Facts(
                texts.say(language, "data.history"),
                data.history().stream()
                        .flatMap(step -> Stream.of(
                                        new Fact(
                                                event(language, step.event()),
                                                moment(language, step.at(), data.timeZone()),
                                                false),
                                        new Fact("", text(step.reason()), false))
                                .filter(fact -> !fact.value().isEmpty()))
                        .toList()));
        if (!data.notes().isEmpty()) {
            parts.add(new Facts(
                    texts.say(language, "data.notes"),
                    data.notes().stream()
                            .map(note -> new Fact(moment(language, note.at(), data.timeZone()), note.text(), false))
                            .toList()));
        }
        if (!data.messages().isEmpty()) {
            parts.add(new Facts(
                    texts.say(language, "data.sent"),
                    data.messages().stream()
                            .map(message -> new Fact(
                                    moment(language, message.at(), data.timeZone()), line(language, message), false))
                            .toList()));
        }
        return new Sheet(language, texts.say(language, "data.title"), null, "", parts);
    }

    private void add(List<Fact> facts, String language, String key, @Nullable String value, boolean leftToRight) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(texts.say(language, key), value, leftToRight));
        }
    }

    private String line(String language, StoredData.SentMessage message) {
        return texts.say(
                language,
                "message.line",
                Map.of(
                        "purpose", texts.say(language, "message." + message.purpose()),
                        "channel", texts.say(language, "channel." + message.channel()),
                        "state", texts.say(language, "message.state." + message.status())));
    }

    private String event(String language, String word) {
        return texts.say(language, "event." + word);
    }

    private static String word(BookingStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> names(BookingView booking) {
        var further = booking.people() == null ? List.<FurtherPerson>of() : booking.people();
        return Stream.concat(
                        Stream.of(name(booking.givenName(), booking.familyName())),
                        further.stream().map(person -> name(person.givenName(), person.familyName())))
                .toList();
    }

    /** Isolated: what stands beside a name keeps its place, whatever script the name is in. */
    private static String name(@Nullable String given, @Nullable String family) {
        var name = (text(given) + " " + text(family)).strip();
        return name.isEmpty() ? name : "\u2068" + name + "\u2069";
    }

    /** What the language is called; plain German is German here. */
    private static @Nullable String speech(@Nullable String tag, String language) {
        return tag == null
                ? null
                : ULocale.forLanguageTag(tag.replace("-x-ls", "")).getDisplayName(ULocale.forLanguageTag(language));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Always the Gregorian calendar and Latin digits, as in everything people read here. */
    private static String day(String language, OffsetDateTime moment, String zone) {
        var format = DateFormat.getInstanceForSkeleton(
                "yMMMMEEEEd", ULocale.forLanguageTag(language + "-u-ca-gregory-nu-latn"));
        format.setTimeZone(com.ibm.icu.util.TimeZone.getTimeZone(ZoneId.of(zone).getId()));
        return format.format(Date.from(moment.toInstant()));
    }

    private static String moment(String language, OffsetDateTime moment, String zone) {
        var local = moment.atZoneSameInstant(ZoneId.of(zone)).toOffsetDateTime();
        return day(language, local, zone) + (Languages.rightToLeft(language) ? "\u060C" : ",") + " \u2066"
                + TIME.format(local) + "\u2069";
    }
}
