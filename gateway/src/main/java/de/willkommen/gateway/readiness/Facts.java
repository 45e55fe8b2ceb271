package de.willkommen.gateway.readiness;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What decides whether the gateway may start.
 *
 * @param publicUrl the address people reach the platform by
 * @param issuer the issuer of tokens
 * @param sessionKey key of the session cookies, empty if there is none
 * @param clientId id of the identity provider's client
 * @param clientSecret its secret, empty if there is none
 */
record Facts(URI publicUrl, URI issuer, String sessionKey, String clientId, String clientSecret) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    // Every key of the demo says that it is one; the secret of a demo client is its id.
    private static final String DEMO = "demo";
    private static final int KEY_LENGTH = 32;

    List<String> objectionsToDemo() {
        var objections = new ArrayList<String>();
        for (var address : List.of(publicUrl, issuer)) {
            if (!LOOPBACK.contains(address.getHost())) {
                objections.add("Profile demo is for this machine alone, but an address is " + address + ".");
            }
        }
        return objections;
    }

    List<String> objectionsToProduction() {
        var objections = new ArrayList<String>();
        if (!publicUrl.getScheme().equals("https")) {
            objections.add("The public address " + publicUrl + " is not https.");
        }
        if (!issuer.getScheme().equals("https")) {
            objections.add("The token issuer " + issuer + " is not https.");
        }
        if (sessionKey.length() < KEY_LENGTH) {
            objections.add("WILLKOMMEN_GATEWAY_SESSION_KEY must have at least " + KEY_LENGTH + " characters.");
        }
        if (sessionKey.contains(DEMO)) {
            objections.add("WILLKOMMEN_GATEWAY_SESSION_KEY is the demo key.");
        }
        if (clientSecret.isEmpty()) {
            objections.add("WILLKOMMEN_GATEWAY_CLIENT_SECRET is missing.");
        }
        if (clientSecret.contains(DEMO) || clientSecret.equals(clientId)) {
            objections.add("WILLKOMMEN_GATEWAY_CLIENT_SECRET is the demo secret.");
        }
        return objections;
    }
}
