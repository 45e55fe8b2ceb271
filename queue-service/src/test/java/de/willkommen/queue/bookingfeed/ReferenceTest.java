package de.willkommen.queue.bookingfeed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MD-7K0QX91C",
                "md-7k0qx91c",
                " MD 7K0Q X91C ",
                "7K0QX91C",
                "7kOqx9lc",
                "7K0QX9IC",
                "MD7K0QX91C",
                "MD\u20137K0QX91C",
                "\uff2d\uff24-7K0QX91C"
            })
    void a_reference_is_understood_however_it_is_typed(String typed) {
        assertThat(Reference.read(typed))
                .hasValueSatisfying(reference -> assertThat(reference.means(new Reference("MD", "7K0QX91C")))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MD-", "7K0QX91", "7K0QX91C7K0QX91C", "12-7K0QX91C", "مرحبا بكم"})
    void what_can_be_no_reference_is_none(String typed) {
        assertThat(Reference.read(typed)).isEmpty();
    }

    @Test
    void a_novel_is_not_read() {
        assertThat(Reference.read("7K0QX91C" + " ".repeat(60))).isEmpty();
        assertThat(Reference.read(null)).isEmpty();
    }

    @Test
    void a_prefix_may_be_left_out_and_not_be_another() {
        var booked = new Reference("MD", "7K0QX91C");

        assertThat(new Reference("", "7K0QX91C").means(booked)).isTrue();
        assertThat(new Reference("HAL", "7K0QX91C").means(booked)).isFalse();
    }
}
