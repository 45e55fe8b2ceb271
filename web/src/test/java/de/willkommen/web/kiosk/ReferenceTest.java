package de.willkommen.web.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "MD-7K3QX9WC",
        "md7k3qx9wc",
        "7k3q x9wc",
        " 7K3Q-X9WC ",
        "٧K٣QX٩WC",
        "۷k۳qx۹wc",
        "ＭＤ－７Ｋ３ＱＸ９ＷＣ",
    })
    void a_reference_is_understood_however_it_is_typed(String typed) {
        assertThat(Reference.normalised(typed, "MD")).isEqualTo("MD-7K3QX9WC");
    }

    @ParameterizedTest
    @CsvSource({"7KOQXIWL,MD-7K0QX1W1", "'',MD-", "hal-7K3QX9WC,HAL-7K3QX9WC"})
    void look_alikes_are_digits_and_other_prefixes_stay(String typed, String understood) {
        assertThat(Reference.normalised(typed, "MD")).isEqualTo(understood);
    }
}
