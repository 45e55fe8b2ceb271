package de.willkommen.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The alert rules under {@code deploy}, read as Prometheus reads them as far as our rules go: a best value per group compared
 * with a limit.
 */
public final class AlertRules {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path FILE = ROOT.resolve("deploy/alerts/willkommen.yml");

    /** Each is held against the metrics of a service that exports them; a group nobody knows would be held against none. */
    private static final Set<String> GROUPS = Set.of("retention", "waiting");

    private static final Set<String> KEYS = Set.of("alert", "expr", "for", "labels", "annotations");
    private static final Pattern METRIC = Pattern.compile("\\bwillkommen_[a-z_]+\\b");
    private static final Pattern LIMIT =
            Pattern.compile("(min|max) by \\(service, (?:rule|office)\\) \\((willkommen_[a-z_]+)\\) > ([0-9]+)");
    private static final Pattern INCREASE = Pattern.compile(
            "max by \\(service, rule\\) \\(increase\\((willkommen_[a-z_]+_total)\\[[0-9]+[mh]]\\)\\) > [0-9]+");
    private static final Pattern ABSENT = Pattern.compile("absent\\((willkommen_[a-z_]+)\\)");
    private static final Pattern SAMPLE = Pattern.compile(
            "^(willkommen_[a-z_]+)\\{(?:.*,)?(?:rule|office)=\"([^\"]+)\".*} (\\S+)$", Pattern.MULTILINE);

    private final String group;
    private final List<JsonNode> rules = new ArrayList<>();
    private final Set<String> unknownGroups = new TreeSet<>();

    private AlertRules(JsonNode file, String group) {
        this.group = group;
        file.get("groups").forEach(other -> {
            var name = other.get("name").asText();
            if (name.equals(group)) {
                other.get("rules").forEach(rules::add);
            }
            if (!GROUPS.contains(name)) {
                unknownGroups.add(name);
            }
        });
    }

    /** The rules of a group, which one and the same service exports the metrics for. */
    public static AlertRules read(String group) {
        try {
            return new AlertRules(new YAMLMapper().readTree(Files.readString(FILE)), group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Alerts whose condition holds for some rule, given what {@code /q/metrics} answers. */
    public List<String> firing(String metrics) {
        var firing = new TreeSet<String>();
        for (var rule : rules) {
            var limit = LIMIT.matcher(rule.get("expr").asText());
            if (limit.matches()
                    && samples(metrics).getOrDefault(limit.group(2), List.of()).stream()
                            .anyMatch(value -> value > Double.parseDouble(limit.group(3)))) {
                firing.add(rule.get("alert").asText());
            }
        }
        return List.copyOf(firing);
    }

    /** What is wrong with the file: shape, metrics nobody exports, pages that are not there. */
    public List<String> objections(String metrics) {
        var wrong = new ArrayList<String>();
        var exported = samples(metrics).keySet();
        for (var rule : rules) {
            var alert = rule.path("alert").asText("?");
            rule.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    wrong.add(alert + ": unknown key " + key);
                }
            });
            var expression = rule.path("expr").asText();
            if (!LIMIT.matcher(expression).matches()
                    && !INCREASE.matcher(expression).matches()
                    && !ABSENT.matcher(expression).matches()) {
                wrong.add(alert + ": no condition this test can read: " + expression);
            }
            METRIC.matcher(expression)
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !exported.contains(name))
                    .forEach(name -> wrong.add(alert + ": nobody exports " + name));
            if (!rule.path("for").asText().matches("[0-9]+m")) {
                wrong.add(alert + ": for");
            }
            if (!rule.at("/labels/severity").asText().matches("page|ticket")) {
                wrong.add(alert + ": severity");
            }
            if (rule.at("/annotations/summary").asText().isBlank()) {
                wrong.add(alert + ": summary");
            }
            if (!isThere(rule.at("/annotations/runbook").asText())) {
                wrong.add(alert + ": no such page of the runbook");
            }
        }
        if (rules.isEmpty()) {
            wrong.add("no rules");
        }
        unknownGroups.forEach(group -> wrong.add("no test knows the group " + group));
        boardMetrics().stream()
                .filter(name -> !exported.contains(name))
                .forEach(name -> wrong.add("dashboard: nobody exports " + name));
        return wrong;
    }

    private Set<String> boardMetrics() {
        var board = ROOT.resolve("deploy/dashboards/" + group + ".json");
        if (!Files.exists(board)) {
            return Set.of();
        }
        try {
            return METRIC.matcher(Files.readString(board))
                    .results()
                    .map(found -> found.group())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String page) {
        var parts = page.split("#", 2);
        if (parts.length < 2 || !Files.exists(ROOT.resolve(parts[0]))) {
            return false;
        }
        try (var lines = Files.lines(ROOT.resolve(parts[0]))) {
            return lines.filter(line -> line.startsWith("## "))
                    .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .collect(Collectors.toSet())
                    .contains(parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<Double>> samples(String metrics) {
        var samples = new HashMap<String, List<Double>>();
        SAMPLE.matcher(metrics)
                .results()
                .forEach(found -> samples.computeIfAbsent(found.group(1), name -> new ArrayList<>())
                        .add(Double.parseDouble(found.group(3))));
        return samples;
    }
}
