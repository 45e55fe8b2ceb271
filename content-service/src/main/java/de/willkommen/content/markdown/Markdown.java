package de.willkommen.content.markdown;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns Markdown into HTML that is safe to put into a page. What could be harmful is refused when it is written
 * ({@link #objection}); rendering does not rely on that and sanitises whatever is stored.
 */
@Singleton
public class Markdown {

    /** Deeper than any honest text; the renderer walks the tree by recursion. */
    private static final int DEEPEST = 40;

    /** Pages and services of the site are named relatively, so that the reader's language stays. */
    private static final Pattern SAFE_LINK =
            Pattern.compile("(?:https://|mailto:|tel:)\\S+|\\.\\./(?:services|pages)/[a-z0-9-]+");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            // The title of the page is its only first heading.
            .allowElements((element, attributes) -> "h2", "h1")
            .allowElements(
                    "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "br", "hr", "blockquote", "code")
            .allowUrlProtocols("https", "mailto", "tel")
            .allowAttributes("href")
            .matching(SAFE_LINK)
            .onElements("a")
            .toFactory();

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).percentEncodeUrls(true).build();

    /** Safe HTML; empty for no text. */
    public String html(@Nullable String markdown) {
        if (markdown == null || markdown.isBlank()) {
            return "";
        }
        var document = parser.parse(markdown);
        var walked = Walk.over(document);
        return POLICY.sanitize(renderer.render(walked.tooDeep() ? asOneText(markdown) : document));
    }

    /** Why this cannot be stored, as the key of a message; nothing when it can. */
    public Optional<String> objection(@Nullable String markdown) {
        return markdown == null
                ? Optional.empty()
                : Optional.ofNullable(Walk.over(parser.parse(markdown)).objection());
    }

    private static Node asOneText(String markdown) {
        return new Text(markdown);
    }

    private record Walk(boolean tooDeep, @Nullable String objection) {

        /** Without recursion: the text may be made to break it. */
        static Walk over(Node document) {
            var depth = 0;
            String objection = null;
            Node node = document;
            while (node != null) {
                objection = objection == null ? objectionTo(node) : objection;
                if (depth > DEEPEST) {
                    return new Walk(true, "field.markdown.deep");
                }
                if (node.getFirstChild() != null) {
                    node = node.getFirstChild();
                    depth++;
                    continue;
                }
                while (node != null && node != document && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                node = node == null || node == document ? null : node.getNext();
            }
            return new Walk(false, objection);
        }

        private static @Nullable String objectionTo(Node node) {
            if (node instanceof HtmlBlock || node instanceof HtmlInline) {
                return "field.markdown.html";
            }
            if (node instanceof Image) {
                return "field.markdown.image";
            }
            return node instanceof Link link
                            && !SAFE_LINK.matcher(link.getDestination()).matches()
                    ? "field.markdown.link"
                    : null;
        }
    }
}
