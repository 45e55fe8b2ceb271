package de.willkommen.notification.letter;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.problem.Languages;
import de.willkommen.notification.contact.ContactDetails;
import de.willkommen.notification.contact.Contacts;
import de.willkommen.notification.directory.Directory;
import de.willkommen.notification.message.Message;
import de.willkommen.notification.occasion.Facts;
import de.willkommen.notification.occasion.Occasion;
import de.willkommen.notification.occasion.Occasions;
import de.willkommen.notification.wording.Argument;
import de.willkommen.notification.wording.Purpose;
import de.willkommen.notification.wording.Templates;
import de.willkommen.notification.wording.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the letter of a message: template, what the event told, the texts and the contact data of this moment. */
@ApplicationScoped
public class LetterWriter {

    private final Occasions occasions;
    private final Contacts contacts;
    private final Directory directory;
    private final Templates templates;
    private final Wording wording;
    private final SenderSettings sender;

    LetterWriter(
            Occasions occasions,
            Contacts contacts,
            Directory directory,
            Templates templates,
            Wording wording,
            SenderSettings sender) {
        this.occasions = occasions;
        this.contacts = contacts;
        this.directory = directory;
        this.templates = templates;
        this.wording = wording;
        this.sender = sender;
    }

    /** Everything one letter is made of. */
    private record Desk(
            Message message,
            Occasion occasion,
            Facts facts,
            ContactDetails contact,
            OfficeChanged office,
            LocalTexts texts,
            Dates dates,
            Map<String, Argument> arguments) {}

    /** The letter, or nothing when the contact data or the address are gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Letter> write(Message message) {
        var occasion = occasions.find(message.occasionId()).orElseThrow();
        var facts = occasions.facts(occasion);
        var contact = contacts.of(message.subjectId(), occasion.contactRevision());
        var office = directory.office(occasion.authority(), facts.office());
        if (contact.isEmpty() || office.isEmpty()) {
            return Optional.empty();
        }
        var zone = ZoneId.of(office.get().timeZone());
        var desk = new Desk(
                message,
                occasion,
                facts,
                contact.get(),
                office.get(),
                new LocalTexts(message.language()),
                new Dates(message.language(), zone),
                new HashMap<>());
        fill(desk);
        return switch (message.channel()) {
            case EMAIL -> Optional.ofNullable(contact.get().email()).map(address -> mail(desk, address, zone));
            case SMS -> Optional.ofNullable(contact.get().phone()).map(phone -> sms(desk, phone));
        };
    }

    private Letter mail(Desk desk, String address, ZoneId zone) {
        var template = templates.version(
                desk.occasion().purpose(),
                desk.message().channel(),
                desk.message().language(),
                desk.message().templateVersion());
        var content = wording.mail(template, desk.occasion().language(), desk.arguments());
        var officeName = words(desk.arguments().get("office"));
        return new Letter.Mail(
                desk.message().id(),
                address,
                officeName,
                template.language(),
                content,
                desk.occasion().purpose().hasCalendarEntry() ? calendar(desk, address, officeName, zone) : null);
    }

    private Letter sms(Desk desk, String phone) {
        var template = templates.version(
                desk.occasion().purpose(),
                desk.message().channel(),
                desk.message().language(),
                desk.message().templateVersion());
        return new Letter.Sms(desk.message().id(), phone, wording.sms(template, desk.arguments()));
    }

    private Letter.Calendar calendar(Desk desk, String address, String officeName, ZoneId zone) {
        var facts = desk.facts();
        var arguments = desk.arguments();
        var link = desk.contact().links().manage();
        var description = Stream.of(
                        words(arguments.get("reference")),
                        words(arguments.get("directions")),
                        words(arguments.get("documents")),
                        link == null ? "" : link)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        var room = words(arguments.get("room"));
        var location = officeName + ", " + words(arguments.get("address")) + (room.isEmpty() ? "" : " (" + room + ")");
        return new CalendarEntry(
                        desk.occasion().subjectId(),
                        facts.calendarSequence(),
                        desk.occasion().purpose() == Purpose.BOOKING_CANCELLED,
                        facts.requiredStart(),
                        facts.requiredEnd(),
                        zone,
                        facts.occurredAt(),
                        words(arguments.get("services")) + " (" + words(arguments.get("reference")) + ")",
                        location,
                        description,
                        link,
                        sender.from(),
                        officeName,
                        address)
                .asCalendar();
    }

    private void fill(Desk desk) {
        var arguments = desk.arguments();
        var facts = desk.facts();
        var officeText = directory
                .officeText(desk.occasion().authority(), facts.office())
                .map(OfficeTextPublished::texts);
        var officeName = desk.texts().words(officeText, OfficeTextPublished.Text::name);
        arguments.put("office", officeName instanceof Argument.Missing ? Argument.words(facts.office()) : officeName);
        arguments.put("directions", desk.texts().words(officeText, OfficeTextPublished.Text::directions));
        arguments.put("room", Argument.leftToRight(facts.room()));
        var counter = facts.counter();
        arguments.put("counter", Argument.leftToRight(counter));
        arguments.put(
                "counterDirections",
                counter == null
                        ? new Argument.Missing()
                        : desk.texts()
                                .words(
                                        directory
                                                .counterText(desk.occasion().authority(), counter)
                                                .map(CounterTextPublished::texts),
                                        CounterTextPublished.Text::directions));
        arguments.put("number", Argument.leftToRight(facts.number()));
        arguments.put("reference", Argument.leftToRight(facts.reference()));
        arguments.put("address", Argument.leftToRight(oneLine(desk.office().address())));
        fillWithContact(desk);
        fillWithServices(desk);
        fillWithTimes(desk);
    }

    private static void fillWithContact(Desk desk) {
        var contact = desk.contact();
        desk.arguments()
                .put(
                        "name",
                        Argument.words(Stream.of(contact.givenName(), contact.familyName())
                                .filter(name -> name != null && !name.isBlank())
                                .collect(Collectors.joining(" "))));
        desk.arguments().put("manageLink", Argument.link(contact.links().manage()));
        desk.arguments().put("cancelLink", Argument.link(contact.links().cancel()));
        desk.arguments().put("verifyLink", Argument.link(contact.links().verify()));
        desk.arguments().put("ticketLink", Argument.link(contact.links().ticket()));
    }

    private void fillWithServices(Desk desk) {
        var names = new ArrayList<String>();
        var languages = new LinkedHashSet<String>();
        var documents = new LinkedHashSet<Argument.Words>();
        for (var code : desk.facts().services()) {
            var texts = directory.serviceText(desk.occasion().authority(), code).map(ServiceTextPublished::texts);
            var name = texts.flatMap(all -> desk.texts().best(all, ServiceTextPublished.Text::name));
            names.add(name.map(Argument.Words::text).orElse(code));
            languages.add(
                    name.map(Argument.Words::language).orElse(desk.message().language()));
            texts.ifPresent(all -> documents.addAll(documents(desk.texts(), all)));
        }
        var locale = ULocale.forLanguageTag(desk.message().language());
        var language = languages.size() == 1
                ? languages.iterator().next()
                : desk.message().language();
        desk.arguments()
                .put(
                        "services",
                        names.isEmpty()
                                ? new Argument.Missing()
                                : new Argument.Words(
                                        ListFormatter.getInstance(locale).format(names),
                                        null,
                                        language.equals(desk.message().language()) ? null : language));
        desk.arguments().put("documents", Argument.items(List.copyOf(documents)));
    }

    private static List<Argument.Words> documents(LocalTexts texts, Map<String, ServiceTextPublished.Text> all) {
        for (var tag : Languages.chain(texts.language())) {
            var text = all.get(tag);
            if (text != null && !text.documents().isEmpty()) {
                return text.documents().stream()
                        .map(document -> texts.in(tag, document))
                        .toList();
            }
        }
        return List.of();
    }

    private static void fillWithTimes(Desk desk) {
        var facts = desk.facts();
        var dates = desk.dates();
        var start = facts.start();
        var end = facts.end();
        var previous = facts.previousStart();
        desk.arguments().put("date", Argument.words(start == null ? null : dates.date(start)));
        desk.arguments().put("shortDate", Argument.words(start == null ? null : dates.shortDate(start)));
        desk.arguments().put("time", Argument.leftToRight(start == null ? null : dates.time(start)));
        desk.arguments().put("endTime", Argument.leftToRight(end == null ? null : dates.time(end)));
        desk.arguments().put("previousDate", Argument.words(previous == null ? null : dates.date(previous)));
        desk.arguments().put("previousTime", Argument.leftToRight(previous == null ? null : dates.time(previous)));
    }

    private static String oneLine(OfficeChanged.Address address) {
        return address.street() + ", " + address.postalCode() + " " + address.city();
    }

    private static String words(@Nullable Argument argument) {
        if (argument instanceof Argument.Words words) {
            return words.text();
        }
        if (argument instanceof Argument.Items items) {
            return items.items().stream().map(item -> "- " + item.text()).collect(Collectors.joining("\n"));
        }
        return "";
    }
}
