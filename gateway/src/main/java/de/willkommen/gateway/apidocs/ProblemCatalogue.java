package de.willkommen.gateway.apidocs;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** {@code docs/problems.md} as it was at the build, with an anchor at every heading: problem types are links into it. */
@Singleton
class ProblemCatalogue {

    private static final String SOURCE = "docs/problems.md";

    private final String html;

    ProblemCatalogue() {
        this.html = render(source());
    }

    String html() {
        return html;
    }

    static String render(String markdown) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading) {
                        attributes.put("id", textOf(node).split(" ", 2)[0]);
                    }
                })
                .build()
                .render(Parser.builder().build().parse(markdown));
    }

    private static String textOf(Node heading) {
        var text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString().strip();
    }

    private static String source() {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(SOURCE)) {
            return stream == null ? "# Problems" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SOURCE, e);
        }
    }
}
