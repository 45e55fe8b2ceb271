package de.willkommen.notification.wording;

import de.willkommen.kit.problem.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The templates this build brings along: {@code templates/<purpose>/mail.<tag>.md} and {@code sms.<tag>.txt}. */
final class TemplateFiles {

    private static final int UNNUMBERED = 0;

    private TemplateFiles() {}

    static List<Template> all() {
        var templates = new ArrayList<Template>();
        for (var purpose : Purpose.values()) {
            for (var channel : Channel.values()) {
                for (var language : Languages.TAGS) {
                    source("templates/" + purpose.slug() + "/" + channel.file(language))
                            .map(source -> new Template(purpose, channel, language, UNNUMBERED, source))
                            .ifPresent(templates::add);
                }
            }
        }
        return templates;
    }

    private static Optional<String> source(String resource) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
