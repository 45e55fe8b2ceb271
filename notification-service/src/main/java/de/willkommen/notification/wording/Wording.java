package de.willkommen.notification.wording;

import de.willkommen.kit.problem.Languages;
import jakarta.inject.Singleton;
import java.util.Map;

/** Fills templates. */
@Singleton
public class Wording {

    private final NotTranslated notTranslated;
    private final SmsLimit limit;

    Wording(NotTranslated notTranslated, SmsLimit limit) {
        this.notTranslated = notTranslated;
        this.limit = limit;
    }

    /**
     * The mail, with a note on top when the reader asked for another language than there is.
     *
     * @param wanted the reader's language
     */
    public MailText mail(Template template, String wanted, Map<String, Argument> arguments) {
        var typesetting = new Typesetting(template.language());
        var subject = typesetting.line(FilledText.of(template.subject(), template.language(), arguments));
        var body = FilledText.of(template.body(), template.language(), arguments);
        var note = wanted.equals(template.language()) ? "" : notTranslated.note(wanted);
        return new MailText(
                subject,
                note.isEmpty() ? typesetting.text(body) : note + "\n\n" + typesetting.text(body),
                typesetting.page(subject, withoutEmptyParagraphs(typesetting.html(body)), noteBlock(note, wanted)));
    }

    /** The longest text of the template that fits; if none does, the shortest. */
    public SmsText sms(Template template, Map<String, Argument> arguments) {
        var typesetting = new Typesetting(template.language());
        SmsText shortest = new SmsText("");
        for (var variant : template.variants()) {
            shortest = new SmsText(typesetting.line(FilledText.of(variant, template.language(), arguments)));
            if (shortest.parts().size() <= limit.maxParts()) {
                return shortest;
            }
        }
        return shortest;
    }

    private static String noteBlock(String note, String wanted) {
        return note.isEmpty()
                ? ""
                : "<p lang=\"" + wanted + "\" dir=\"" + (Languages.rightToLeft(wanted) ? "rtl" : "ltr")
                        + "\" style=\"margin:0 0 20px;padding:10px 14px;background:#eef4fa;border-radius:6px\">"
                        + Typesetting.escape(note) + "</p>";
    }

    /** Left over where a list of items stood in a paragraph of its own. */
    private static String withoutEmptyParagraphs(String html) {
        return html.replaceAll("<p[^>]*>\\s*</p>\\s*", "");
    }
}
