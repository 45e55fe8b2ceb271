package de.willkommen.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @Test
    void a_path_is_read_by_its_decoded_segments() {
        assertThat(RequestPath.of("/").orElseThrow().segments()).isEmpty();
        assertThat(RequestPath.of("/a/b").orElseThrow().segments()).containsExactly("a", "b");
        assertThat(RequestPath.of("/a/b/").orElseThrow().segments()).containsExactly("a", "b");
        assertThat(RequestPath.of("/%61/gr%C3%BC%C3%9Fe").orElseThrow().segments())
                .containsExactly("a", "grüße");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "*", "//", "//a", "/a//b", "/.", "/a/..", "/a/%2e", "/a/.%2E/b", "/a%2fb", "/a%5Cb", "/a\\b",
                "/a;b", "/a%3Bb", "/%", "/%4", "/%g0", "/%00", "/%0a", "/%7f", "/%25", "/%252e", "/%c0%ae", "/%ff",
                        "/a b",
                "/\u00e4"
            })
    void a_path_that_could_be_read_in_another_way_is_none(String raw) {
        assertThat(RequestPath.of(raw)).isEmpty();
    }

    @Test
    void below_means_the_place_itself_and_everything_under_it() {
        assertThat(RequestPath.of("/q").orElseThrow().isBelow("q")).isTrue();
        assertThat(RequestPath.of("/%71/x").orElseThrow().isBelow("q")).isTrue();
        assertThat(RequestPath.of("/queue").orElseThrow().isBelow("q")).isFalse();
        assertThat(RequestPath.of("/").orElseThrow().isBelow("q")).isFalse();
    }
}
