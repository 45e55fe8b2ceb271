package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: it follows links and redirects, keeps cookies, and sends forms as they stand in the page. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Browser(int port) {
        address = "http://localhost:" + port;
    }

    /** What came back. */
    record Answer(int status, String path, HttpResponse<String> response) {
        Document page() {
            return Jsoup.parse(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String selector) {
            return page().select(selector).text();
        }

        /** Whether it is a whole page with one heading, a label for each field, no id twice, and nothing inline. */
        void assertOrderly() {
            var page = page();
            assertThat(status()).as(path).isEqualTo(200);
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select("script:not([src]), style, [style], [onclick]"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("input:not([type=hidden]), select, textarea"))
                    .allSatisfy(input -> assertThat(page.select("label[for=" + input.id() + "]"))
                            .as(path + " " + input.id())
                            .hasSize(1));
            assertThat(page.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
        }
    }

    Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Asks without following a redirect. */
    Answer ask(String path) {
        return send(request(path).GET().build());
    }

    Answer get(String path) {
        return follow(ask(path));
    }

    /** Sends a form as it stands in the page, with what was typed, and does not follow the redirect. */
    Answer post(Element form, String... typed) {
        var fields = new ArrayList<String>();
        for (var input : form.select("input[name], select[name], textarea[name]")) {
            var choosable =
                    input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
            if (choosable && !input.hasAttr("checked")) {
                continue;
            }
            var typedAlready = false;
            for (int i = 0; i < typed.length; i += 2) {
                typedAlready |= typed[i].equals(input.attr("name"))
                        && !input.attr("type").equals("checkbox");
            }
            if (!typedAlready) {
                var chosen = input.is("select") ? chosenOf(input) : input;
                add(fields, input.attr("name"), chosen == null ? "" : chosen.val());
            }
        }
        for (int i = 0; i < typed.length; i += 2) {
            add(fields, typed[i], typed[i + 1]);
        }
        var body = String.join("&", fields);
        if (form.attr("method").equals("get")) {
            return get(form.attr("action") + "?" + body);
        }
        return send(request(form.attr("action"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The chosen option, else the first one. */
    private static Element chosenOf(Element select) {
        var chosen = select.selectFirst("option[selected]");
        return chosen == null ? select.selectFirst("option") : chosen;
    }

    Answer submit(Element form, String... typed) {
        return follow(post(form, typed));
    }

    /** The beginning of a stream that does not end. */
    String beginningOf(String path) {
        try {
            var response = client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                var begun = new byte[4096];
                int read = body.read(begun);
                return response.statusCode() + " " + new String(begun, 0, Math.max(0, read), StandardCharsets.UTF_8);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Answer follow(Answer answer) {
        var current = answer;
        for (int i = 0; i < 5 && current.status() / 100 == 3; i++) {
            current = ask(URI.create(current.header("Location")).getRawPath()
                    + (URI.create(current.header("Location")).getRawQuery() == null
                            ? ""
                            : "?" + URI.create(current.header("Location")).getRawQuery()));
        }
        return current;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path.replace(" ", "%20")));
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), request.uri().getPath(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void add(List<String> fields, String name, String value) {
        fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
