package de.willkommen.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A path that every part behind the gateway reads the same way.
 *
 * <p>Routes are looked up by decoded segments while the path travels on as it came. That is safe only if no other
 * reading exists, so a path with dot segments, encoded separators, empty segments, path parameters or a percent sign
 * that survives decoding is not a path at all: {@link #of} answers empty and the request is refused.
 */
public record RequestPath(List<String> segments) {

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /** Reads the raw path of a request line; empty if it could be read in two ways or is no absolute path. */
    public static Optional<RequestPath> of(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            return Optional.empty();
        }
        var segments = new ArrayList<String>();
        var parts = raw.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            var trailingSlash = i == parts.length - 1 && parts[i].isEmpty();
            if (trailingSlash) {
                break;
            }
            var segment = decoded(parts[i]);
            if (segment.isEmpty() || isAmbiguous(segment.get())) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return Optional.of(new RequestPath(segments));
    }

    /** Whether the path is this one or lies below it. */
    public boolean isBelow(String... first) {
        return segments.size() >= first.length
                && segments.subList(0, first.length).equals(List.of(first));
    }

    private static boolean isAmbiguous(String segment) {
        return segment.isEmpty()
                || segment.equals(".")
                || segment.equals("..")
                || segment.chars().anyMatch(c -> c < 0x20 || c == 0x7f || "/\\;%".indexOf(c) >= 0);
    }

    private static Optional<String> decoded(String segment) {
        var bytes = ByteBuffer.allocate(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                if (i + 2 >= segment.length()
                        || !HexFormat.isHexDigit(segment.charAt(i + 1))
                        || !HexFormat.isHexDigit(segment.charAt(i + 2))) {
                    return Optional.empty();
                }
                bytes.put((byte) HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 2;
            } else if (c <= 0x20 || c >= 0x7f) {
                return Optional.empty();
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
