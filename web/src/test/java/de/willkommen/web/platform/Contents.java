package de.willkommen.web.platform;

import de.willkommen.web.platform.Platform.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** content-service. */
final class Contents {

    void install(Platform platform) {
        platform.on(
                "GET /api/v1/contents/MD/services",
                (asked, path) -> Answer.ok(Words.SERVICES.keySet().stream()
                        .map(code -> Map.of(
                                "code",
                                code,
                                "name",
                                Words.service(code, asked.language()),
                                "summary",
                                Words.summary(asked.language()),
                                "language",
                                asked.language(),
                                "state",
                                "up-to-date"))
                        .toList()));
        platform.on("GET /api/v1/contents/MD/services/([a-z-]+)", (asked, path) -> {
            var code = path.group(1);
            if (!Words.SERVICES.containsKey(code)) {
                return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
            }
            // One service is not translated: the reader gets German and is told so.
            var fallback = code.equals("fiktionsbescheinigung");
            var language = fallback ? "de" : asked.language();
            var text = new LinkedHashMap<String, Object>();
            text.put("code", code);
            text.put("name", Words.service(code, language));
            text.put("summary", Words.summary(language));
            text.put("forWhom", Words.summary(language));
            text.put(
                    "documents",
                    Words.documents(language).stream()
                            .map(name -> Map.of("code", "x", "text", name, "note", ""))
                            .toList());
            text.put("fee", "100 €");
            text.put("duration", "30 min");
            text.put("body", "<p>" + Words.summary(language) + "</p>");
            text.put("language", language);
            text.put("state", fallback && !asked.language().equals("de") ? "fallback" : "up-to-date");
            return Answer.ok(text);
        });
        // The Arabic words were made from notices of before.
        platform.on(
                "GET /api/v1/contents/MD/offices/MD-ABH",
                (asked, path) -> Answer.ok(Map.of(
                        "notices",
                        List.of(Words.pick(
                                List.of("Heute nur bis 14 Uhr.", "Today until 14:00 only.", "مفتوح اليوم حتى المساء."),
                                asked.parameters("language").get(0))),
                        "state",
                        asked.parameters("language").contains("ar") ? "outdated" : "up-to-date")));
        platform.on(
                "GET /api/v1/contents/MD/pages",
                (asked, path) -> Answer.ok(
                        List.of(page("first-days", asked.language()), page("accessibility", asked.language()))));
        platform.on(
                "GET /api/v1/contents/MD/pages/([a-z-]+)",
                (asked, path) -> Answer.ok(page(path.group(1), asked.language())));
    }

    private static Map<String, Object> page(String slug, String language) {
        var title = slug.equals("first-days")
                ? Words.pick(
                        List.of(
                                "Die ersten Tage in Magdeburg",
                                "Your first days in Magdeburg",
                                "أيامك الأولى في ماغديبورغ"),
                        language)
                : Words.pick(List.of("Barrierefreiheit", "Accessibility", "تسهيلات الوصول"), language);
        return Map.of(
                "slug",
                slug,
                "title",
                title,
                "body",
                "<h2>" + title + "</h2><p>" + Words.summary(language) + "</p>",
                "language",
                language,
                "state",
                "up-to-date");
    }
}
