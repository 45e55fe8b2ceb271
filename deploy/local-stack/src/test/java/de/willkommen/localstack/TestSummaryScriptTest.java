package de.willkommen.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last line of {@code make test} decides whether a change lands; so it is tested itself. */
class TestSummaryScriptTest {

    private static final Path SCRIPT = Path.of("../scripts/test-summary.sh");

    @TempDir
    Path root;

    private Path script;

    @BeforeEach
    void copyScript() throws IOException {
        script = root.resolve("deploy/scripts/test-summary.sh");
        Files.createDirectories(script.getParent());
        Files.copy(SCRIPT, script);
    }

    @Test
    void reports_of_all_modules_and_both_plugins_are_added_up() throws Exception {
        report("web/target/surefire-reports/TEST-a.xml", 10, 0, 0, 1);
        report("web/target/failsafe-reports/TEST-b.xml", 3, 0, 0, 0);
        report("deploy/local-stack/target/surefire-reports/TEST-c.xml", 5, 0, 0, 0);

        var run = run();

        assertThat(run.lastLine()).isEqualTo("17 passed, 0 failed, 1 skipped");
        assertThat(run.exit()).isZero();
    }

    @Test
    void failures_and_errors_fail_the_run_and_are_named() throws Exception {
        report("web/target/surefire-reports/TEST-a.xml", 4, 1, 1, 0);

        var run = run();

        assertThat(run.lastLine()).isEqualTo("2 passed, 2 failed, 0 skipped");
        assertThat(run.output()).contains("failed: de.willkommen.ExampleTest: it_works");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_run_without_tests_has_failed() throws Exception {
        var run = run();

        assertThat(run.lastLine()).isEqualTo("0 passed, 0 failed, 0 skipped");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_run_in_which_everything_was_skipped_has_failed() throws Exception {
        report("web/target/surefire-reports/TEST-a.xml", 2, 0, 0, 2);

        assertThat(run().exit()).isEqualTo(1);
    }

    private void report(String path, int tests, int failures, int errors, int skipped) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2" name="de.willkommen.ExampleTest"
                    time="0.1" tests="%d" errors="%d" skipped="%d" failures="%d">
                  <properties><property name="tests" value="99"/></properties>
                  <testcase name="it_works" classname="de.willkommen.ExampleTest" time="0.1">
                %s  </testcase>
                </testsuite>
                """.formatted(
                        tests,
                        errors,
                        skipped,
                        failures,
                        failures + errors > 0 ? "<failure message=\"no\">trace</failure>\n" : ""));
    }

    private Outcome run() throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int exit, String output) {
        String lastLine() {
            var lines = output.lines().toList();
            return lines.get(lines.size() - 1);
        }
    }
}
