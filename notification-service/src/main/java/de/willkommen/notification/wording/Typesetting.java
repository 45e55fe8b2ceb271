package de.willkommen.notification.wording;

import de.willkommen.kit.problem.Languages;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes plain text and HTML of a mail's Markdown; direction and language stand on every block. */
final class Typesetting {

    private static final String LEFT_TO_RIGHT_ISOLATE = "\u2066";
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String END_OF_ISOLATE = "\u2069";
    private static final Parser MARKDOWN = Parser.builder().build();

    private final String language;
    private final boolean rightToLeft;
    private final HtmlRenderer html;

    Typesetting(String language) {
        this.language = language;
        this.rightToLeft = Languages.rightToLeft(language);
        AttributeProvider styles = new MailStyle();
        this.html = HtmlRenderer.builder()
                .escapeHtml(true)
                .attributeProviderFactory(context -> styles)
                .build();
    }

    /** The words of the subject line: no marks, mail programs show them as boxes. */
    String line(FilledText filled) {
        return filled.complete(filled.marked(), this::bare);
    }

    String text(FilledText filled) {
        var plain = new PlainText();
        MARKDOWN.parse(filled.marked()).accept(plain);
        return filled.complete(plain.text(), this::isolated);
    }

    String html(FilledText filled) {
        var rendered = html.render(MARKDOWN.parse(filled.marked()));
        return filled.complete(rendered, this::escaped);
    }

    /** The whole page. {@code note} stands above it when it is not in the reader's language. */
    String page(String title, String body, String note) {
        return MailStyle.PAGE
                .replace("%LANG%", language)
                .replace("%DIR%", rightToLeft ? "rtl" : "ltr")
                .replace("%ALIGN%", rightToLeft ? "right" : "left")
                .replace("%TITLE%", escape(title))
                .replace("%NOTE%", note)
                .replace("%BODY%", body);
    }

    private String bare(Argument argument) {
        if (argument instanceof Argument.Words words) {
            return words.text();
        }
        if (argument instanceof Argument.Link link) {
            return link.url();
        }
        if (argument instanceof Argument.Items items) {
            return items.items().stream().map(Argument.Words::text).collect(Collectors.joining(", "));
        }
        return "";
    }

    private String isolated(Argument argument) {
        if (argument instanceof Argument.Words words) {
            return isolated(words);
        }
        if (argument instanceof Argument.Items items) {
            return items.items().stream().map(item -> "- " + isolated(item)).collect(Collectors.joining("\n"));
        }
        return bare(argument);
    }

    private String isolated(Argument.Words words) {
        if (!rightToLeft && words.text().codePoints().noneMatch(Typesetting::isRightToLeft)) {
            return words.text();
        }
        var start =
                words.direction() == Argument.Direction.LEFT_TO_RIGHT ? LEFT_TO_RIGHT_ISOLATE : FIRST_STRONG_ISOLATE;
        return start + words.text() + END_OF_ISOLATE;
    }

    private String escaped(Argument argument) {
        if (argument instanceof Argument.Words words) {
            return "<bdi" + attributes(words) + ">" + escape(words.text()) + "</bdi>";
        }
        if (argument instanceof Argument.Link link) {
            return escape(link.url());
        }
        if (argument instanceof Argument.Items items) {
            return items.items().stream()
                    .map(item ->
                            "<li style=\"margin:0 0 6px\"" + attributes(item) + ">" + escape(item.text()) + "</li>")
                    .collect(Collectors.joining(
                            "", "</p><ul style=\"margin:0 0 20px;padding-inline-start:24px\">", "</ul><p>"));
        }
        return "";
    }

    private static String attributes(Argument.Words words) {
        var foreign = words.language();
        if (foreign != null) {
            return " lang=\"" + foreign + "\" dir=\"" + (Languages.rightToLeft(foreign) ? "rtl" : "ltr") + "\"";
        }
        return words.direction() == Argument.Direction.LEFT_TO_RIGHT ? " dir=\"ltr\"" : "";
    }

    private static boolean isRightToLeft(int codePoint) {
        var direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
