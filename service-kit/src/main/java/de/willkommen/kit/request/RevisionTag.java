package de.willkommen.kit.request;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The entity tag that stands for a revision: an answer carries it, and a change names it as what its sender has seen. */
public final class RevisionTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private RevisionTag() {}

    /** The tag of a revision. */
    public static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /** The revision a tag stands for, which a cache may have marked as weak; empty for what is no tag of ours. */
    public static OptionalLong revision(String tag) {
        var read = TAG.matcher(tag.strip());
        return read.matches() ? OptionalLong.of(Long.parseLong(read.group(1))) : OptionalLong.empty();
    }
}
