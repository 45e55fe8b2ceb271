package de.willkommen.notification.wording;

import de.willkommen.kit.problem.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What has to be right before a template may be used: a German one for every purpose and channel, the same holes in every
 * language, no character lost, nothing left unfilled, no SMS that cannot be sent.
 */
final class TemplateCheck {

    private static final Pattern LOST_CHARACTER = Pattern.compile("\uFFFD|\\?\\?\\?|[\uE000-\uF8FF]|Ã.|Ø§");
    private static final Pattern HOLE = Pattern.compile("[{}]");

    private final Wording wording;
    private final int maxSmsParts;

    TemplateCheck(Wording wording, int maxSmsParts) {
        this.wording = wording;
        this.maxSmsParts = maxSmsParts;
    }

    /** Everything that is wrong, one sentence each. */
    List<String> objections(List<Template> templates) {
        var objections = new ArrayList<String>();
        Map<String, Template> byKey =
                templates.stream().collect(Collectors.toMap(TemplateCheck::name, Function.identity()));
        for (var purpose : Purpose.values()) {
            for (var channel : Channel.values()) {
                if (!byKey.containsKey(name(purpose, channel, Languages.SOURCE))) {
                    objections.add(name(purpose, channel, Languages.SOURCE) + " is missing.");
                }
            }
        }
        for (var template : templates) {
            var german = byKey.get(name(template.purpose(), template.channel(), Languages.SOURCE));
            try {
                check(template, german == null ? template : german, objections);
            } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
                objections.add(name(template) + " cannot be filled: " + malformed.getMessage());
            }
        }
        return objections;
    }

    private void check(Template template, Template german, List<String> objections) {
        var name = name(template);
        if (LOST_CHARACTER.matcher(template.source()).find()) {
            objections.add(name + " has lost a character.");
        }
        var holes = FilledText.holes(template.source());
        if (!template.purpose().placeholders().containsAll(holes)) {
            objections.add(name + " asks for something that is not there: " + holes);
        }
        if (!holes.equals(FilledText.holes(german.source()))) {
            objections.add(name + " has other holes than the German one: " + holes);
        }
        for (var arguments :
                List.of(SampleArguments.full(template.purpose()), SampleArguments.least(template.purpose()))) {
            switch (template.channel()) {
                case EMAIL -> checkMail(template, arguments, objections);
                case SMS -> checkSms(template, arguments, objections);
            }
        }
    }

    private void checkMail(Template template, Map<String, Argument> arguments, List<String> objections) {
        var mail = wording.mail(template, template.language(), arguments);
        if (mail.subject().isBlank() || template.body().isBlank()) {
            objections.add(name(template) + " has no subject or no body.");
        }
        if (HOLE.matcher(mail.subject()).find() || HOLE.matcher(mail.text()).find()) {
            objections.add(name(template) + " leaves a hole open.");
        }
    }

    private void checkSms(Template template, Map<String, Argument> arguments, List<String> objections) {
        var text = wording.sms(template, arguments);
        if (text.text().isBlank() || HOLE.matcher(text.text()).find()) {
            objections.add(name(template) + " is empty or leaves a hole open.");
        }
        if (text.parts().size() > maxSmsParts) {
            objections.add(name(template) + " is too long: its shortest text takes "
                    + text.parts().size() + " parts.");
        }
        if (List.of("de", "de-x-ls", "en").contains(template.language()) && text.alphabet() != SmsText.Alphabet.GSM_7) {
            objections.add(name(template) + " has a character the GSM alphabet lacks, which doubles its price.");
        }
    }

    private static String name(Template template) {
        return name(template.purpose(), template.channel(), template.language());
    }

    private static String name(Purpose purpose, Channel channel, String language) {
        return purpose.slug() + "/" + channel.file(language);
    }
}
