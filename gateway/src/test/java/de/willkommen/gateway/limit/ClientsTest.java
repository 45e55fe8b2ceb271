package de.willkommen.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {

    private final Clients clients = new Clients(List.of("10.0.0.0/8", "fd00::/9"), List.of("127.0.0.1"));

    @ParameterizedTest
    @CsvSource({
        // Nobody's word but a proxy's.
        "203.0.113.1, 198.51.100.7, 203.0.113.1",
        "10.1.2.3, 198.51.100.7, 198.51.100.7",
        // What a client wrote itself stands before what the proxies wrote.
        "10.1.2.3, '1.1.1.1, 198.51.100.7', 198.51.100.7",
        "10.1.2.3, '1.1.1.1, 198.51.100.7, 10.9.9.9', 198.51.100.7",
        "fd00::1, 2001:db8::7, 2001:db8::7",
        "fd80::1, 2001:db8::7, fd80::1",
        "10.1.2.3, nonsense, 10.1.2.3",
        "10.1.2.3, '', 10.1.2.3"
    })
    void a_forwarded_address_is_believed_as_far_as_proxies_vouch_for_it(String peer, String forwarded, String client) {
        assertThat(clients.addressOf(peer, forwarded)).isEqualTo(client);
    }

    @Test
    void an_ipv6_customer_is_counted_as_one() {
        assertThat(Clients.countedAs("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Clients.countedAs("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(Clients.countedAs("2001:db8:1:3::1"));
        assertThat(Clients.countedAs("203.0.113.1")).isEqualTo("203.0.113.1");
    }

    @Test
    void a_network_contains_its_addresses_and_no_others() {
        var network = Network.of("192.0.2.64/26");

        assertThat(network.contains(new byte[] {(byte) 192, 0, 2, 64})).isTrue();
        assertThat(network.contains(new byte[] {(byte) 192, 0, 2, 127})).isTrue();
        assertThat(network.contains(new byte[] {(byte) 192, 0, 2, (byte) 128})).isFalse();
        assertThat(network.contains(new byte[16])).isFalse();
        assertThat(Network.of("0.0.0.0/0").contains(new byte[4])).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "10.0.0.0/33", "10.0.0.0/8/8", "localhost"})
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
