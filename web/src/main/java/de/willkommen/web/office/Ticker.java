package de.willkommen.web.office;

import de.willkommen.web.language.Language;
import de.willkommen.web.language.Ltr;
import de.willkommen.web.language.Texts;
import de.willkommen.web.upstream.Services;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What takes turns at the foot of an office's display. */
@RequestScoped
public class Ticker {

    private final Offices offices;
    private final Services services;
    private final Texts texts;

    Ticker(Offices offices, Services services, Texts texts) {
        this.offices = offices;
        this.services = services;
        this.texts = texts;
    }

    /** Something everybody in the lobby should know, in one language. */
    public record Line(String tag, String dir, String text) {}

    /** All of it as it is now: language by language, what is for a time first. */
    public List<Line> lines(String office) {
        return lines(
                office,
                offices.ifAvailable(() -> services.notices()
                                .ask(api -> api.current(offices.authorityOf(office), office).stream()
                                        .map(shown -> shown.texts())
                                        .toList()))
                        .orElse(List.of()));
    }

    private List<Line> lines(String office, List<Map<String, String>> notices) {
        var openToday = offices.ifAvailable(() -> offices.office(office))
                .map(Ticker::openToday)
                .orElse("");
        return Arrays.stream(Language.values())
                .flatMap(language -> {
                    var sentences = in(language, notices);
                    if (texts.offered().contains(language)) {
                        sentences.addAll(offices.notices(office, language));
                        sentences.addAll(always(language, openToday));
                    }
                    return sentences.stream().map(sentence -> new Line(language.tag(), language.dir(), sentence));
                })
                .toList();
    }

    /** Nothing in a language in which nobody has written it: the next line says something in that language again. */
    private static List<String> in(Language language, List<Map<String, String>> notices) {
        return notices.stream()
                .map(notice -> notice.get(language.tag()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> always(Language language, String openToday) {
        var wording = texts.in(language);
        var sentences = new ArrayList<String>();
        if (!openToday.isEmpty()) {
            sentences.add(wording.say("lobby.notice.open", new Ltr(openToday)));
        }
        sentences.add(wording.say("lobby.notice.called"));
        sentences.add(wording.say("lobby.notice.missed"));
        return sentences;
    }

    private static String openToday(OfficeView office) {
        return office.days().stream()
                .filter(OfficeView.Day::today)
                .flatMap(day -> day.times().stream())
                .collect(Collectors.joining(", "));
    }
}
