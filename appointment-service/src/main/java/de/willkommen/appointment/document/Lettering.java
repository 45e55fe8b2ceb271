package de.willkommen.appointment.document;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Bidi;
import de.willkommen.appointment.document.Typefaces.Typeface;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the texts of one sheet, each letter in a font that has it. The printer joins the letters of Arabic, but knows
 * nothing of scripts whose letters move and merge, nor of the further letters of Pashto, Kurdish or Uyghur: a text with
 * such words is drawn, and the picture says what it shows. For a letter that no font has an empty box stands, so that
 * nobody takes a name with a gap for the whole one.
 */
final class Lettering {

    private static final String MISSING = "\u25A1";

    /** Scripts beside those of the common font in which each letter stands for itself. */
    private static final Set<Integer> PLAIN = Set.of(
            UScript.ETHIOPIC,
            UScript.HAN,
            UScript.HANGUL,
            UScript.HIRAGANA,
            UScript.KATAKANA,
            UScript.BOPOMOFO,
            UScript.COMMON);

    private static final Pattern PARTS =
            Pattern.compile("\\p{IsArabic}[\\p{IsArabic}\\p{Mn}\u200C\u200D]*|\\P{IsArabic}+");

    private final Typefaces typefaces;
    private final boolean rightToLeft;
    private final Set<Typeface> used = new LinkedHashSet<>();

    Lettering(Typefaces typefaces, boolean rightToLeft) {
        this.typefaces = typefaces;
        this.rightToLeft = rightToLeft;
    }

    /** The fonts that are needed, the common one first. */
    Set<Typeface> used() {
        return used;
    }

    /** The text as markup, each of its lines on one of its own. */
    String write(String text) {
        return text.lines().map(this::line).collect(Collectors.joining("<br/>"));
    }

    private String line(String text) {
        var runs = new ArrayList<Run>();
        var parts = PARTS.matcher(text);
        while (parts.find()) {
            runsOf(parts.group(), runs);
        }
        if (DrawnLine.POSSIBLE && (runs.stream().anyMatch(Run::moves) || isNested(text))) {
            return DrawnLine.of(runs, rightToLeft).stream()
                    .map(DrawnLine::markup)
                    .collect(Collectors.joining("<br/>"));
        }
        var markup = new StringBuilder(text.length() + 16);
        for (var run : runs) {
            used.add(run.face());
            markup.append(Markup.escaped(run.text()));
        }
        return markup.toString();
    }

    /** Whether numbers or names run against a text that runs against the sheet: the printer knows one change, not two. */
    private boolean isNested(String text) {
        var base = rightToLeft ? Bidi.RTL : Bidi.LTR;
        var bidi = new Bidi(text, base);
        return text.codePoints().anyMatch(Lettering::runsFromRight)
                && IntStream.range(0, bidi.getRunCount()).anyMatch(run -> bidi.getRunLevel(run) > base + 1);
    }

    private static boolean runsFromRight(int letter) {
        return switch (UCharacter.getDirection(letter)) {
            case UCharacterDirection.RIGHT_TO_LEFT, UCharacterDirection.RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }

    private void runsOf(String part, List<Run> runs) {
        var other = joined(part)
                ? null
                : typefaces.besideTheCommon(part.codePointAt(0)).orElse(null);
        if (other != null) {
            runs.add(new Run(part, other, true));
            return;
        }
        var letters = new StringBuilder();
        @Nullable Run style = null;
        for (var letter : part.codePoints().toArray()) {
            var written = written(letter, style);
            if (style != null && !written.alike(style)) {
                runs.add(new Run(letters.toString(), style.face(), style.moves()));
                letters.setLength(0);
            }
            style = written;
            letters.append(written.text());
        }
        if (style != null) {
            runs.add(new Run(letters.toString(), style.face(), style.moves()));
        }
    }

    private Run written(int letter, @Nullable Run before) {
        var text = Character.toString(letter);
        if (before != null && follows(letter) && (isIgnorable(letter) || typefaces.has(before.face(), letter))) {
            return new Run(text, before.face(), before.moves());
        }
        if (Character.isWhitespace(letter)) {
            return new Run(" ", Typefaces.COMMON, false);
        }
        return typefaces
                .writing(letter)
                .map(face -> new Run(
                        text, face, !face.equals(Typefaces.COMMON) && !PLAIN.contains(UScript.getScript(letter))))
                .orElseGet(() -> new Run(follows(letter) ? "" : MISSING, Typefaces.COMMON, false));
    }

    /** Whether it belongs to the letter before it. */
    private static boolean follows(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> isIgnorable(letter);
        };
    }

    private static boolean isIgnorable(int letter) {
        return UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Whether the printer can join the letters: Unicode gave the joined forms signs of their own, and the font has them. */
    private boolean joined(String word) {
        if (UScript.getScript(word.codePointAt(0)) != UScript.ARABIC) {
            return true;
        }
        return JoinedLetters.joined(word)
                .codePoints()
                .allMatch(letter -> !JoinedLetters.isLeftApart(letter)
                        && (follows(letter) || typefaces.has(Typefaces.COMMON, letter)));
    }

    /**
     * Letters that are written alike.
     *
     * @param moves whether they have to be drawn
     */
    record Run(String text, Typeface face, boolean moves) {

        private boolean alike(Run other) {
            return face.equals(other.face) && moves == other.moves;
        }
    }
}
