package de.willkommen.appointment.document;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of papers, and which of them has a letter. One writes Latin, Cyrillic, Greek, Arabic, Hebrew, Georgian and
 * Armenian; others follow for what it lacks, cut into files that are read when a name first needs them.
 */
@Singleton
class Typefaces {

    /** The font of all papers. */
    static final Typeface COMMON = new Typeface("Sheet", "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf");

    static final Typeface COMMON_BOLD = new Typeface("Sheet", "net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf");

    private static final String FOLDER = "fonts/";

    private final List<Span> spans = new ArrayList<>();
    private final Map<Typeface, CmapLookup> letters = new ConcurrentHashMap<>();

    Typefaces() {
        try (var index =
                new BufferedReader(new InputStreamReader(open(FOLDER + "index.txt"), StandardCharsets.UTF_8))) {
            index.lines().map(line -> line.split(" ")).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file and the letters that it may have, as {@code from-to} in hexadecimal. */
    private void add(String... line) {
        var face = new Typeface(line[0].replace(".ttf", ""), FOLDER + line[0]);
        Arrays.stream(line)
                .skip(1)
                .map(ends -> ends.split("-"))
                .forEach(ends -> spans.add(
                        new Span(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16), face)));
    }

    /** The first font that has the letter. Signs without a picture of their own are in every font. */
    Optional<Typeface> writing(int letter) {
        if (UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT) || has(COMMON, letter)) {
            return Optional.of(COMMON);
        }
        return besideTheCommon(letter);
    }

    /** The first of the other fonts that has the letter. */
    Optional<Typeface> besideTheCommon(int letter) {
        return spans.stream()
                .filter(span -> span.from() <= letter && letter <= span.to())
                .map(Span::face)
                .filter(face -> has(face, letter))
                .findFirst();
    }

    boolean has(Typeface face, int letter) {
        return letters.computeIfAbsent(face, Typefaces::read).getGlyphId(letter) != 0;
    }

    private static CmapLookup read(Typeface face) {
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(face.open()))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(path), path);
    }

    /** One font file. */
    record Typeface(String family, String path) {

        InputStream open() {
            return Typefaces.open(path);
        }
    }

    private record Span(int from, int to, Typeface face) {}
}
