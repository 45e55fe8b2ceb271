package de.willkommen.gateway.problem;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The frame of the few pages the gateway shows itself. It needs no script and one style sheet. */
@Singleton
public class PageFrame {

    private final String template;
    private final String styles;

    PageFrame() {
        this.template = resource("pages/frame.html");
        this.styles = resource("pages/gateway.css");
    }

    /** A whole page around content that is HTML already. */
    public String page(String language, String direction, String title, String content) {
        return template.replace("{language}", language)
                .replace("{direction}", direction)
                .replace("{title}", escaped(title))
                .replace("{content}", content);
    }

    /** The style sheet of the pages. */
    public String styles() {
        return styles;
    }

    /** Text that is safe between tags and in attributes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
