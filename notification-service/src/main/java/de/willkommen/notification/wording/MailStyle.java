package de.willkommen.notification.wording;

import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.AttributeProvider;

/** How a mail looks. Styles stand on the elements: many programs drop style sheets. */
final class MailStyle implements AttributeProvider {

    static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%LANG%" dir="%DIR%">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%TITLE%</title>
            </head>
            <body lang="%LANG%" dir="%DIR%" style="margin:0;padding:0;background:#f1f3f5;color:#171a1c">
            <div role="article" lang="%LANG%" dir="%DIR%" style="max-width:600px;margin:0 auto;padding:24px 16px;\
            font-family:system-ui,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif;font-size:17px;\
            line-height:1.55;text-align:%ALIGN%">
            <div style="background:#ffffff;color:#171a1c;padding:28px 24px;border-radius:8px;border-top:6px solid #00498c">
            %NOTE%%BODY%</div>
            </div>
            </body>
            </html>
            """;

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put(
                    "style",
                    heading.getLevel() == 1
                            ? "margin:0 0 16px;font-size:26px;line-height:1.25"
                            : "margin:24px 0 8px;font-size:19px;line-height:1.3");
        } else if (tagName.equals("p")) {
            attributes.put("style", "margin:0 0 16px");
        } else if (tagName.equals("ul")) {
            attributes.put("style", "margin:0 0 20px;padding-inline-start:24px");
        } else if (tagName.equals("li")) {
            attributes.put("style", "margin:0 0 6px");
        } else if (node instanceof Link link) {
            attributes.put("style", isButton(link) ? BUTTON : "color:#00498c");
        }
    }

    private static final String BUTTON = "display:inline-block;background:#00498c;color:#ffffff;text-decoration:none;"
            + "font-weight:600;padding:12px 22px;border-radius:6px;margin:4px 0";

    /** A link in bold that has a paragraph to itself. */
    private static boolean isButton(Link link) {
        var strong = link.getParent();
        return strong instanceof org.commonmark.node.StrongEmphasis
                && strong.getParent() instanceof Paragraph
                && strong.getPrevious() == null
                && strong.getNext() == null;
    }
}
