package de.willkommen.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTagTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 999_999_999_999_999_999L})
    void the_tag_of_a_revision_is_read_again(long revision) {
        assertThat(RevisionTag.revision(RevisionTag.of(revision))).hasValue(revision);
    }

    @Test
    void a_tag_is_quoted() {
        assertThat(RevisionTag.of(7)).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"7\"", "  \"7\" ", "\"007\""})
    void marked_as_weak_by_a_cache_or_padded_it_is_the_same(String tag) {
        assertThat(RevisionTag.revision(tag)).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "7",
                "\"\"",
                "\"7",
                "7\"",
                "\"-7\"",
                "\"7.0\"",
                "\"seven\"",
                "\"٧\"",
                "\"7\", \"8\"",
                "w/\"7\"",
                "W/ \"7\"",
                "\"1000000000000000000\"",
                "\"99999999999999999999999\"",
                "\"7\"\nW/\"7\""
            })
    void what_is_no_tag_of_ours_stands_for_no_revision(String tag) {
        assertThat(RevisionTag.revision(tag)).isEmpty();
    }
}
