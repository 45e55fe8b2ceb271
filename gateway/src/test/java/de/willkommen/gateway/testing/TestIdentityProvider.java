package de.willkommen.gateway.testing;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID provider that signs in whoever comes, as the account named by the cookie {@code account} of its own site or
 * by the query parameter of that name. It checks what a provider checks: client secret, code, PKCE, and whether the
 * session of a refresh token has ended.
 */
final class TestIdentityProvider {

    static final String CLIENT = "willkommen-gateway";
    static final String SECRET = "a-secret-of-the-tests";

    private static final String PROTOCOL = "/realms/test/protocol/openid-connect";
    private static final String KEY_ID = "k1";

    private record Grant(String account, String challenge, String nonce) {}

    private final HttpServer server;
    private final KeyPair keys = rsa();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final Set<String> endedSessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger generation = new AtomicInteger();

    private TestIdentityProvider(Vertx vertx) {
        this.server = vertx.createHttpServer().requestHandler(this::handle);
    }

    static TestIdentityProvider start(Vertx vertx) {
        var provider = new TestIdentityProvider(vertx);
        provider.server
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return provider;
    }

    String issuer() {
        return "http://localhost:" + server.actualPort() + "/realms/test";
    }

    private void handle(HttpServerRequest request) {
        switch (request.path()) {
            case PROTOCOL + "/auth" -> authorize(request);
            case PROTOCOL + "/certs" -> request.response().end(jwks().encode());
            case PROTOCOL + "/token" -> withForm(request, form -> token(request, form));
            case PROTOCOL + "/logout" -> withForm(request, form -> logout(request, form));
            // For the tests: a bearer token of an account.
            case "/bearer" -> request.response().end(accessToken(request.getParam("account"), Duration.ofMinutes(5)));
            case "/expired" -> request.response().end(accessToken(request.getParam("account"), Duration.ofMinutes(-5)));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void authorize(HttpServerRequest request) {
        var back = request.getParam("redirect_uri") + "?state=" + encoded(request.getParam("state"));
        var cookie = request.getCookie("account");
        if (cookie == null) {
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", back + "&error=access_denied")
                    .end();
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Grant(cookie.getValue(), request.getParam("code_challenge"), request.getParam("nonce")));
        request.response()
                .setStatusCode(302)
                .putHeader("Location", back + "&code=" + code)
                .end();
    }

    private void token(HttpServerRequest request, MultiMap form) {
        if (!hasClientSecret(request, form)) {
            request.response().setStatusCode(401).end("{\"error\":\"invalid_client\"}");
            return;
        }
        if ("refresh_token".equals(form.get("grant_type"))) {
            var account = refreshTokens.get(form.get("refresh_token"));
            if (account == null || endedSessions.contains(form.get("refresh_token"))) {
                request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
            } else {
                tokens(request, account, null);
            }
            return;
        }
        var grant = codes.remove(form.get("code"));
        if (grant == null || !grant.challenge().equals(s256(form.get("code_verifier")))) {
            request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
        } else {
            tokens(request, grant.account(), grant.nonce());
        }
    }

    private void tokens(HttpServerRequest request, String account, String nonce) {
        var life = account.startsWith("short") ? Duration.ofSeconds(20) : Duration.ofMinutes(5);
        var refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, account);
        var idToken = Jwt.issuer(issuer())
                .subject("sub-" + account)
                .audience(CLIENT)
                .claim("typ", "ID")
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(life));
        if (nonce != null) {
            idToken.claim("nonce", nonce);
        }
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("id_token", idToken.jws().keyId(KEY_ID).sign(keys.getPrivate()))
                        .put("access_token", accessToken(account, life))
                        .put("refresh_token", refresh)
                        .put("expires_in", life.toSeconds())
                        .put("token_type", "Bearer")
                        .toBuffer());
    }

    private String accessToken(String account, Duration life) {
        return Jwt.issuer(issuer())
                .subject("sub-" + account)
                .claim("generation", generation.incrementAndGet())
                .issuedAt(Instant.now().minus(Duration.ofMinutes(10)))
                .expiresAt(Instant.now().plus(life))
                .jws()
                .keyId(KEY_ID)
                .sign(keys.getPrivate());
    }

    private void logout(HttpServerRequest request, MultiMap form) {
        if (hasClientSecret(request, form) && refreshTokens.containsKey(form.get("refresh_token"))) {
            // All refresh tokens of the account: they are one session here.
            var account = refreshTokens.get(form.get("refresh_token"));
            refreshTokens.forEach((token, owner) -> {
                if (owner.equals(account)) {
                    endedSessions.add(token);
                }
            });
            request.response().setStatusCode(204).end();
        } else {
            request.response().setStatusCode(400).end();
        }
    }

    private static boolean hasClientSecret(HttpServerRequest request, MultiMap form) {
        var basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return basic.equals(request.getHeader("Authorization"))
                || CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
    }

    private static void withForm(HttpServerRequest request, java.util.function.Consumer<MultiMap> then) {
        request.setExpectMultipart(true);
        request.endHandler(read -> then.accept(request.formAttributes()));
    }

    private JsonObject jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("alg", "RS256")
                                        .put("use", "sig")
                                        .put("kid", KEY_ID)
                                        .put("n", unsigned(key.getModulus()))
                                        .put("e", unsigned(key.getPublicExponent()))));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static String s256(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
