package de.willkommen.gateway.limit;

import de.willkommen.gateway.GatewaySettings;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Knows where a request comes from. {@code X-Forwarded-For} is believed as far as the configured proxies vouch for it,
 * read from its end, which is where they write.
 */
@Singleton
public class Clients {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    // An IPv6 customer has at least a /64 and can use a new address for every request.
    private static final int IPV6_CUSTOMER_BYTES = 8;

    private final List<Network> trustedProxies;
    private final List<Network> management;

    @Inject
    Clients(GatewaySettings settings) {
        this(settings.trustedProxies().orElse(List.of()), settings.managementNetworks());
    }

    Clients(List<String> trustedProxies, List<String> management) {
        this.trustedProxies = trustedProxies.stream().map(Network::of).toList();
        this.management = management.stream().map(Network::of).toList();
    }

    /** The network address of the client, as text. */
    public String addressOf(HttpServerRequest request) {
        return addressOf(peer(request), String.join(",", request.headers().getAll(FORWARDED_FOR)));
    }

    String addressOf(String peer, String forwardedFor) {
        var address = peer;
        var hops = forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isIn(trustedProxies, address); i--) {
            var hop = hops[i].strip();
            if (NetUtil.createByteArrayFromIpAddressString(hop) == null) {
                break;
            }
            address = hop;
        }
        return address;
    }

    /** Whether the request comes from a management network itself and was not passed on by anybody. */
    public boolean isManagement(HttpServerRequest request) {
        return !request.headers().contains(FORWARDED_FOR)
                && !request.headers().contains("Forwarded")
                && isIn(management, peer(request));
    }

    /** What the limits count by: an IPv4 address, or the network of an IPv6 customer. */
    static String countedAs(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length == 4) {
            return address;
        }
        return NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(bytes, IPV6_CUSTOMER_BYTES), 16)) + "/64";
    }

    private static String peer(HttpServerRequest request) {
        var address = request.connection().remoteAddress().hostAddress();
        return Objects.requireNonNullElse(address, "unknown");
    }

    private static boolean isIn(List<Network> networks, String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && networks.stream().anyMatch(network -> network.contains(bytes));
    }
}
