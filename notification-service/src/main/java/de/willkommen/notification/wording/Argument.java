package de.willkommen.notification.wording;

import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fills a hole of a template. */
public sealed interface Argument {

    /** There is nothing to say: {@code {room, select, missing {} other {…}}} leaves the sentence out. */
    record Missing() implements Argument {}

    /**
     * Words, made harmless by whoever renders them.
     *
     * @param direction of a reference, time or address, which keep their order in any text; null where the words decide
     * @param language of the words, where it is not the one of the message
     */
    record Words(
            String text,
            @Nullable Direction direction,
            @Nullable String language) implements Argument {

        public Words {
            text = harmless(text);
        }
    }

    /** The address of a page. */
    record Link(String url) implements Argument {}

    /** Several items, one below the other. */
    record Items(List<Words> items) implements Argument {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** Which way the letters run. */
    enum Direction {
        LEFT_TO_RIGHT
    }

    static Argument words(@Nullable String text) {
        return text == null || text.isBlank() ? new Missing() : new Words(text, null, null);
    }

    /** References, numbers, rooms, times and addresses: always left to right. */
    static Argument leftToRight(@Nullable String text) {
        return text == null || text.isBlank() ? new Missing() : new Words(text, Direction.LEFT_TO_RIGHT, null);
    }

    static Argument link(@Nullable String url) {
        return url == null || !(url.startsWith("https://") || url.startsWith("http://"))
                ? new Missing()
                : new Link(url);
    }

    static Argument items(List<Words> items) {
        return items.isEmpty() ? new Missing() : new Items(items);
    }

    /** One line, NFC, without control, direction-override and private-use characters. */
    private static String harmless(String text) {
        var clean = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE -> false;
                    case Character.FORMAT -> c == 0x200C || c == 0x200D;
                    default -> true;
                })
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }
}
