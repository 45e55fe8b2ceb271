package de.willkommen.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import de.willkommen.kit.problem.ProblemTexts;
import de.willkommen.kit.problem.ProblemType;
import de.willkommen.queue.order.Reason;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemTextsTest {

    @Inject
    ProblemTexts texts;

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ar"})
    void every_problem_and_reason_can_be_said(String language) {
        var arguments = new HashMap<String, Object>(Map.of(
                "seconds", 11, "minutes", 11, "counter", "101", "number", "A001", "time", "09:00", "from", "08:00"));
        arguments.putAll(Map.of("day", "24.11.2026", "office", "MD-SUED", "status", "DONE", "calls", 3));

        assertThat(keys()).hasSizeGreaterThan(30).allSatisfy(key -> {
            assertThat(texts.has(language, key)).isTrue();
            assertThat(texts.text(language, key, arguments)).isNotBlank().doesNotContain("{", "}");
        });
    }

    private static List<String> keys() {
        var problems = new ClassFileImporter()
                .importPackages("de.willkommen.queue").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                        .map(constant -> ((ProblemType) constant).slug())
                        .flatMap(slug -> Stream.of(slug + ".title", slug + ".detail"));
        var reasons = Arrays.stream(Reason.Code.values()).map(code -> "reason." + new Reason(code, 1).slug());
        return Stream.of(problems, reasons, Stream.of("field.phone", "field.skill", "field.either"))
                .flatMap(each -> each)
                .toList();
    }
}
