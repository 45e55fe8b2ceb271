package de.willkommen.gateway.routing;

import java.util.List;

/**
 * A pattern of paths: literal segments, {@code *} for any one segment, and {@code **} at the end for the path itself
 * and everything below it.
 */
record PathPattern(List<String> segments, boolean open) implements Comparable<PathPattern> {

    private static final String ANY_SEGMENT = "*";
    private static final String ANYTHING_BELOW = "**";

    PathPattern {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a pattern such as {@code /api/v1/places/*}{@code /board/**}.
     *
     * @throws IllegalArgumentException if it does not begin with a slash or has {@code **} before its end
     */
    static PathPattern of(String text) {
        var pattern = text.strip();
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("The path pattern '" + pattern + "' must begin with a slash.");
        }
        var segments = pattern.equals("/")
                ? List.<String>of()
                : List.of(pattern.substring(1).split("/", -1));
        var open = !segments.isEmpty() && segments.get(segments.size() - 1).equals(ANYTHING_BELOW);
        var fixed = open ? segments.subList(0, segments.size() - 1) : segments;
        if (fixed.stream().anyMatch(segment -> segment.isEmpty() || segment.contains(ANYTHING_BELOW))) {
            throw new IllegalArgumentException(
                    "The path pattern '" + pattern + "' may have ** as its last segment only, and no empty segment.");
        }
        return new PathPattern(fixed, open);
    }

    boolean matches(RequestPath path) {
        var actual = path.segments();
        if (open ? actual.size() < segments.size() : actual.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).equals(ANY_SEGMENT) && !segments.get(i).equals(actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Orders the more specific pattern first: segment by segment a literal before {@code *} before an end. */
    @Override
    public int compareTo(PathPattern other) {
        int longest = Math.max(segments.size(), other.segments.size());
        for (int i = 0; i <= longest; i++) {
            int difference = Integer.compare(other.weight(i), weight(i));
            if (difference != 0) {
                return difference;
            }
        }
        return toString().compareTo(other.toString());
    }

    private int weight(int index) {
        if (index >= segments.size()) {
            return open ? 0 : 1;
        }
        return segments.get(index).equals(ANY_SEGMENT) ? 2 : 3;
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments) + (open ? (segments.isEmpty() ? "**" : "/**") : "");
    }
}
