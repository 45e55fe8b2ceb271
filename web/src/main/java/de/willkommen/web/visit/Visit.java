package de.willkommen.web.visit;

import de.willkommen.web.language.Language;
import de.willkommen.web.language.Texts;
import de.willkommen.web.language.Wording;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request as the pages see it: the reader's language and what is handed on to the services. */
@RequestScoped
public class Visit {

    /** The cookie that remembers the language. */
    public static final String LANGUAGE_COOKIE = "language";

    /** The cookie that remembers the office whose pages were last asked for. */
    public static final String OFFICE_COOKIE = "office";

    private static final Pattern LANGUAGE_IN_PATH = Pattern.compile("^/(?:kiosk/)?([a-z]{2}(?:-[A-Za-z-]+)?)(?:/|$)");

    private final HttpServerRequest request;
    private final Texts texts;

    @Inject
    Visit(RoutingContext context, Texts texts) {
        this(context.request(), texts);
    }

    /** A request outside of a page, like a stream. */
    public Visit(HttpServerRequest request, Texts texts) {
        this.request = request;
        this.texts = texts;
    }

    /** The language of the address; else the remembered one; else the browser's first that we offer; else German. */
    public Language language() {
        return languageInPath()
                .or(this::rememberedLanguage)
                .or(() -> Optional.ofNullable(request.getHeader("Accept-Language"))
                        .flatMap(header -> Language.preferred(header, texts.offered())))
                .orElse(Language.GERMAN);
    }

    /** The language named by the address. */
    public Optional<Language> languageInPath() {
        var match = LANGUAGE_IN_PATH.matcher(path());
        return match.find() ? Language.of(match.group(1)) : Optional.empty();
    }

    /** The language the cookie remembers. */
    public Optional<Language> rememberedLanguage() {
        return cookie(LANGUAGE_COOKIE).flatMap(Language::of);
    }

    /** The interface's texts for this reader. */
    public Wording wording() {
        return texts.in(language());
    }

    /** The path of the address. */
    public String path() {
        return Objects.requireNonNullElse(request.path(), "/");
    }

    /** The query of the address, empty when there is none. */
    public String query() {
        @Nullable String query = request.query();
        return query == null ? "" : query;
    }

    /** The values of a parameter of the query, in their order. */
    public List<String> parameters(String name) {
        return Arrays.stream(query().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .flatMap(pair -> decoded(pair.substring(name.length() + 1)).stream())
                .toList();
    }

    /** The first value of a parameter of the query; empty when it is missing or blank. */
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        @Nullable Cookie cookie = request.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /** The names of all cookies that start with this. */
    public List<String> cookiesNamed(String prefix) {
        return request.cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The id by which this request is found in every log. */
    public String requestId() {
        @Nullable String id = request.getHeader("X-Request-Id");
        return id == null ? "" : id;
    }

    /** Whether a token came along, that is, whether somebody is signed in. */
    public boolean signedIn() {
        return request.getHeader("Authorization") != null;
    }

    /** The headers every call to a service carries. */
    public Map<String, String> relayed() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept-Language", language().tag());
        for (var name : new String[] {"Authorization", "X-Request-Id"}) {
            @Nullable String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}
