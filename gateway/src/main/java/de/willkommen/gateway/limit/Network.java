package de.willkommen.gateway.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;

/** A range of network addresses in CIDR notation. */
record Network(byte[] prefix, int bits) {

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Network of(String text) {
        var parts = text.strip().split("/", -1);
        var prefix = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (prefix == null || parts.length > 2) {
            throw new IllegalArgumentException("Not a network: " + text);
        }
        int bits = parts.length == 1 ? prefix.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > prefix.length * 8) {
            throw new IllegalArgumentException("Not a network: " + text);
        }
        return new Network(prefix, bits);
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int mask = 0xff << (8 - rest) & 0xff;
        return rest == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && bits == that.bits && Arrays.equals(prefix, that.prefix);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prefix) + bits;
    }

    @Override
    public String toString() {
        return NetUtil.bytesToIpAddress(prefix) + "/" + bits;
    }
}
