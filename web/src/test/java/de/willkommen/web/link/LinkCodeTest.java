package de.willkommen.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCodeTest {

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_code_is_read_as_it_was_written(Purpose purpose) {
        var code = new LinkCode(purpose, UUID.randomUUID(), "abcdefghijklmnopqrst-_");

        assertThat(code.text()).hasSize(45);
        assertThat(LinkCode.parse(code.text())).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b",
                "bAAAAAAAAAAAAAAAAAAAAAA",
                "bAAAAAAAAAAAAAAAAAAAAAAshort",
                "b!!AAAAAAAAAAAAAAAAAAAAabcdefghijklmnopqrstuv"
            })
    void nonsense_is_no_code(String text) {
        assertThat(LinkCode.parse(text)).isEmpty();
    }

    @Test
    void a_code_does_not_show_its_secret() {
        assertThat(new LinkCode(Purpose.TICKET, UUID.randomUUID(), "abcdefghijklmnopqrstuv").toString())
                .isEqualTo("LinkCode[TICKET]");
    }
}
