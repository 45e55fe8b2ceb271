package de.willkommen.notification.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A pattern whose holes hold markers of the arguments instead of the arguments themselves. So Markdown and HTML are made
 * of the translator's words alone, and what a stranger typed is put in at the very end, escaped for the place where it
 * stands.
 */
final class FilledText {

    private static final String MISSING = "missing";
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final int FIRST_NUMBER = 0xE100;
    private static final Pattern MARKER = Pattern.compile(OPEN + "(.)" + CLOSE);

    private final String text;
    private final List<Argument> numbered;

    private FilledText(String text, List<Argument> numbered) {
        this.text = text;
        this.numbered = numbered;
    }

    /**
     * Fills the pattern.
     *
     * @throws IllegalArgumentException when a hole has no argument: ICU would print its name
     */
    static FilledText of(String pattern, String language, Map<String, Argument> arguments) {
        var holes = holes(pattern);
        if (!arguments.keySet().containsAll(holes)) {
            holes.removeAll(arguments.keySet());
            throw new IllegalArgumentException("No argument for " + holes);
        }
        var numbered = new ArrayList<Argument>();
        var markers = new HashMap<String, Object>();
        arguments.forEach((name, argument) -> {
            if (argument instanceof Argument.Missing) {
                markers.put(name, MISSING);
            } else {
                markers.put(name, "" + OPEN + (char) (FIRST_NUMBER + numbered.size()) + CLOSE);
                numbered.add(argument);
            }
        });
        var locale = ULocale.forLanguageTag(language + "-u-ca-gregory-nu-latn");
        return new FilledText(new MessageFormat(pattern, locale).format(markers), numbered);
    }

    /** Names of all holes, those inside of choices too. */
    static Set<String> holes(String pattern) {
        var parsed = new MessagePattern(pattern);
        var names = new TreeSet<String>();
        for (int i = 0; i < parsed.countParts(); i++) {
            var part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME
                    || part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }

    /** The text with the markers in it. */
    String marked() {
        return text;
    }

    /** Puts the arguments into something made of {@link #marked()}. */
    String complete(String made, Function<Argument, String> rendering) {
        return MARKER.matcher(made)
                .replaceAll(marker -> java.util.regex.Matcher.quoteReplacement(
                        rendering.apply(numbered.get(marker.group(1).charAt(0) - FIRST_NUMBER))));
    }
}
