package de.willkommen.content.seed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.willkommen.content.text.TextKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts under {@code contents/}: {@code catalogue.yaml} says which there are; {@code <language>/<authority>/} holds
 * {@code services/<code>.md} and {@code pages/<slug>.md} with YAML in front, and {@code places.yaml}.
 */
@Singleton
class SeedFiles {

    private static final String FOLDER = "contents/";
    private static final String FENCE = "---\n";

    private final YAMLMapper yaml = new YAMLMapper();
    private final Map<String, JsonNode> places = new ConcurrentHashMap<>();

    /** What there is, by authority. */
    Map<String, Authority> catalogue() {
        return parse("catalogue.yaml", new TypeReference<>() {});
    }

    /** Stands for all the texts as they are in this version of the program. */
    String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            files().forEach(file -> sha.update(read(file).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every file there is, by the catalogue. */
    List<String> files() {
        var files = new ArrayList<String>();
        files.add("catalogue.yaml");
        catalogue()
                .forEach((authority, contents) -> contents.languages().forEach(language -> {
                    var folder = language + "/" + authority + "/";
                    contents.services().forEach(code -> files.add(folder + "services/" + code + ".md"));
                    contents.pages().forEach(code -> files.add(folder + "pages/" + code + ".md"));
                    files.add(folder + "places.yaml");
                }));
        return files;
    }

    /** A text in one language. */
    <T> T text(String authority, TextKind kind, String code, String language, Class<T> type) {
        var folder = language + "/" + authority + "/";
        var tree =
                switch (kind) {
                    case SERVICE -> withFrontMatter(folder + "services/" + code + ".md");
                    case PAGE -> withFrontMatter(folder + "pages/" + code + ".md");
                    case OFFICE, COUNTER ->
                        places.computeIfAbsent(
                                        folder + "places.yaml", file -> parse(file, new TypeReference<JsonNode>() {}))
                                .path(kind.name().toLowerCase(Locale.ROOT) + "s")
                                .path(code);
                };
        try {
            var text = yaml.treeToValue(tree, type);
            if (text == null) {
                throw new IllegalStateException("No text for " + code + " under " + folder);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + code, e);
        }
    }

    private ObjectNode withFrontMatter(String file) {
        var content = read(file);
        var end = content.indexOf("\n" + FENCE, FENCE.length());
        if (!content.startsWith(FENCE) || end < 0) {
            throw new IllegalStateException(file + " does not begin with front matter between two lines of ---");
        }
        try {
            var head = (ObjectNode) yaml.readTree(content.substring(FENCE.length(), end));
            return head.put("body", content.substring(end + 1 + FENCE.length()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private <T> T parse(String file, TypeReference<T> type) {
        try {
            return yaml.readValue(read(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String read(String file) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("Missing: " + FOLDER + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The texts of one authority, in the order of lists. */
    record Authority(
            List<String> languages,
            List<String> services,
            List<String> pages,
            List<String> offices,
            List<String> counters) {

        List<String> codes(TextKind kind) {
            return switch (kind) {
                case SERVICE -> services;
                case PAGE -> pages;
                case OFFICE -> offices;
                case COUNTER -> counters;
            };
        }
    }
}
