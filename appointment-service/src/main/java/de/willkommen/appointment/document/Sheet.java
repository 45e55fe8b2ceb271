package de.willkommen.appointment.document;

import de.willkommen.kit.problem.Languages;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A paper to print: a title, a code to scan if there is one, and parts with a heading each.
 *
 * @param language BCP 47; decides direction and the language a screen reader speaks
 * @param scan what the code says; nothing without one
 * @param scanTitle what the code is for, read instead of it
 */
public record Sheet(String language, String title, @Nullable String scan, String scanTitle, List<Part> parts) {

    /** A part: facts in a table, or a list. */
    public sealed interface Part {
        String heading();
    }

    /** Facts, a line each. */
    public record Facts(String heading, List<Fact> facts) implements Part {}

    /** Entries of a list. */
    public record Entries(String heading, List<String> entries) implements Part {}

    /**
     * A fact.
     *
     * @param leftToRight for what runs so in every script: references, times, addresses
     */
    public record Fact(String label, String value, boolean leftToRight) {}

    /** The sheet as XHTML with headings, bookmarks and directions. */
    String html(Lettering lettering) {
        var direction = Languages.rightToLeft(language) ? "rtl" : "ltr";
        var body = "<h1 id=\"top\">" + lettering.write(title) + "</h1>" + code() + body(lettering);
        return """
                <html lang="%1$s" dir="%2$s"><head><title>%3$s</title><meta name="subject" content="%3$s"/>\
                <style>%4$s</style><bookmarks>%5$s</bookmarks></head><body dir="%2$s">%6$s</body></html>
                """.formatted(
                        Markup.escaped(language),
                        direction,
                        Markup.escaped(title),
                        STYLE.formatted("rtl".equals(direction) ? "right" : "left", fonts(lettering)),
                        bookmarks(),
                        body);
    }

    private static String fonts(Lettering lettering) {
        return Stream.concat(Stream.of(Typefaces.COMMON), lettering.used().stream())
                .map(face -> "'" + face.family() + "'")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static final String BULLET = "\u2022\u00A0\u00A0";

    private static final String STYLE = """
            @page { size: A4; margin: 20mm }
            body { font-family: %2$s; font-size: 11pt; line-height: 1.4; text-align: %1$s }
            h1 { font-size: 20pt; margin: 0 0 6mm } h2 { font-size: 13pt; margin: 7mm 0 2mm }
            table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate }
            th { width: 32%%; font-weight: bold } th, td { text-align: %1$s; vertical-align: top; padding: 1.2mm 0;
            border-bottom: 0.2mm solid #999 } ul { margin: 0; padding: 0; list-style: none }
            li { margin: 1mm 0 } img.scan { width: 38mm; height: 38mm }
            """;

    private String bookmarks() {
        var links = new StringBuilder("<bookmark name=\"%s\" href=\"#top\"/>".formatted(Markup.escaped(title)));
        for (var i = 0; i < parts.size(); i++) {
            links.append("<bookmark name=\"%s\" href=\"#part%d\"/>"
                    .formatted(Markup.escaped(parts.get(i).heading()), i));
        }
        return links.toString();
    }

    private String code() {
        return scan == null
                ? ""
                : "<p><img class=\"scan\" alt=\"%s\" src=\"%s\"/></p>"
                        .formatted(Markup.escaped(scanTitle), QrCode.of(scan).dataUri());
    }

    private String body(Lettering lettering) {
        var body = new StringBuilder();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            body.append("<h2 id=\"part%d\">%s</h2>".formatted(i, lettering.write(part.heading())));
            if (part instanceof Facts facts) {
                body.append(facts.facts().stream()
                        .map(fact -> row(fact, lettering))
                        .collect(Collectors.joining("", "<table><tbody>", "</tbody></table>")));
            } else if (part instanceof Entries list) {
                body.append(list.entries().stream()
                        .map(entry -> "<li>" + BULLET + lettering.write(entry) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>")));
            }
        }
        return body.toString();
    }

    /** The printer sets tables from left to right, so that the cells change places where people read the other way. */
    private String row(Fact fact, Lettering lettering) {
        var label = "<th scope=\"row\">" + lettering.write(fact.label()) + "</th>";
        var written = lettering.write(fact.value());
        var value = "<td>" + (fact.leftToRight() ? "<span dir=\"ltr\">" + written + "</span>" : written) + "</td>";
        return "<tr>" + (Languages.rightToLeft(language) ? value + label : label + value) + "</tr>";
    }
}
