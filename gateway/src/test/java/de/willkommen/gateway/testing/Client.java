package de.willkommen.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Talks to the gateway under test as a program does, or as a browser that keeps cookies. Redirects are not followed. */
public final class Client {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** The public address of the gateway. */
    public static String gateway() {
        return setting("willkommen.public-url");
    }

    /** A bearer token of an account. */
    public static String bearer(String account) {
        return new Client()
                .get(setting("test.provider") + "/bearer?account=" + account)
                .body();
    }

    /** A bearer token of an account that was good until a while ago. */
    public static String expiredBearer(String account) {
        return new Client()
                .get(setting("test.provider") + "/expired?account=" + account)
                .body();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    public HttpResponse<String> get(String pathOrUrl, String... headers) {
        return send("GET", pathOrUrl, "", headers);
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public HttpResponse<String> send(String method, String pathOrUrl, String body, String... headers) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(request(pathOrUrl, headers).method(method, publisher).build(), BodyHandlers.ofString());
    }

    /** Opens an answer without waiting for its end. */
    public HttpResponse<InputStream> open(String path, String... headers) {
        return send(request(path, headers).build(), BodyHandlers.ofInputStream());
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String pathOrUrl, String... headers) {
        var url = pathOrUrl.startsWith("http") ? pathOrUrl : gateway() + pathOrUrl;
        var request = HttpRequest.newBuilder(URI.create(url));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** What the upstream saw, from an answer of its echo. */
    public static JsonObject seen(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }

    /** Opens a page as a browser does and follows redirects, through the provider as the account, until a page comes. */
    public HttpResponse<String> browse(String path, String account) {
        if (!account.isEmpty()) {
            var cookie = new HttpCookie("account", account);
            cookie.setPath("/realms/test/protocol/openid-connect/");
            cookie.setVersion(0);
            cookies.getCookieStore().add(URI.create(setting("test.provider")), cookie);
        }
        var answer = get(path, "Accept", "text/html");
        for (int i = 0; i < 10 && answer.statusCode() / 100 == 3; i++) {
            var location = answer.headers().firstValue("Location").orElseThrow();
            answer = get(answer.uri().resolve(location).toString(), "Accept", "text/html");
        }
        return answer;
    }

    /** The cookies the gateway has set. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> !cookie.getName().equals("account"))
                .toList();
    }

    /** Sends bytes no client library would send, and reads the status line and whatever else comes at once. */
    public static String raw(String request) {
        return raw(request, answer -> answer.readNBytes(20));
    }

    /** The same with the whole answer, which says how long it is. */
    public static String rawAndWhole(String request) {
        return raw(request, answer -> {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) answer.read());
            }
            var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
            assertThat(length.find()).as(head.toString()).isTrue();
            var body = answer.readNBytes(Integer.parseInt(length.group(1)));
            return (head + new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        });
    }

    private static String raw(String request, Reading reading) {
        var gateway = URI.create(gateway());
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(reading.of(socket.getInputStream()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        byte[] of(InputStream answer) throws IOException;
    }
}
