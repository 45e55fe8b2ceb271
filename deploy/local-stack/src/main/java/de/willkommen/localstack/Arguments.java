package de.willkommen.localstack;

import de.willkommen.localstack.parts.Module;
import de.willkommen.localstack.process.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was asked for on the command line.
 *
 * @param data where everything is kept that must survive a restart
 * @param freePorts whether parts get any free port instead of their usual one
 * @param ports the ports chosen one by one
 * @param instances how many of each application, at least one
 * @param applications which of the six are started
 * @param java options of the applications' Java in place of the usual ones; empty for those
 * @param publicUrl the address people reach the platform by, empty for the gateway's own
 * @param clock as {@code CLOCK}; empty when nothing was said
 */
record Arguments(
        Command command,
        Path data,
        boolean freePorts,
        Map<Endpoint, Integer> ports,
        Map<Module, Integer> instances,
        Set<Module> applications,
        List<String> java,
        String publicUrl,
        String clock) {

    enum Command {
        RUN,
        STOP,
        STATUS,
        HELP
    }

    static final String HELP =
            """
            java -jar deploy/local-stack/target/local-stack.jar [run|stop|status|help] [options]

              --data=<folder>             where data, logs and stack.json are kept (default .local)
              --apps=<name>,…|none        which applications to start (default all six)
              --instances=<name>=<n>,…    how many of an application; further ones get free ports
              --java=<option>,…           options of the applications' Java, in place of those that suit a small machine
              --ports=free                free ports for everything that is not chosen below
              --port.<part>=<number>      %s
              --public-url=<address>      the address people reach the platform by (default http://localhost:<gateway>)
              --clock=<moment>            real, or a local time such as 2026-11-24T08:55 (also CLOCK in the environment);
                                          default: the real time while the office is open, else its next opening
            """.formatted(Arrays.stream(Endpoint.values()).map(Endpoint::option).collect(Collectors.joining(", ")));

    /**
     * @param words the command line
     * @param clock the value of CLOCK in the environment, empty when there is none; an option goes first
     * @throws StackFailure naming the word that is not understood
     */
    static Arguments parse(List<String> words, String clock) {
        var reading = new Reading(clock);
        words.forEach(reading::take);
        return reading.result();
    }

    private static final class Reading {

        private Command command = Command.RUN;
        private Path data = Path.of(".local");
        private boolean freePorts;
        private final Map<Endpoint, Integer> ports = new EnumMap<>(Endpoint.class);
        private final Map<Module, Integer> instances = new EnumMap<>(Module.class);
        private Set<Module> applications = EnumSet.allOf(Module.class);
        private List<String> java = List.of();
        private String publicUrl = "";
        private String clock;

        Reading(String clock) {
            this.clock = clock;
        }

        private void take(String word) {
            if (!word.startsWith("--")) {
                command = command(word);
                return;
            }
            var name = word.substring(2).split("=", 2)[0];
            var value = word.contains("=") ? word.substring(word.indexOf('=') + 1) : "";
            switch (name) {
                case "help" -> command = Command.HELP;
                case "data" -> data = Path.of(required(word, value));
                case "ports" -> freePorts = freeOrUsual(word, value);
                case "apps" -> applications = applications(word, value);
                case "instances" -> Arrays.stream(value.split(",")).forEach(each -> instances(word, each));
                case "java" -> java = List.of(required(word, value).split(","));
                case "public-url" -> publicUrl = address(word, value);
                case "clock" -> clock = required(word, value);
                default -> port(word, name, value);
            }
        }

        private static Command command(String word) {
            return switch (word) {
                case "run" -> Command.RUN;
                case "stop" -> Command.STOP;
                case "status" -> Command.STATUS;
                case "help" -> Command.HELP;
                default -> throw notUnderstood(word);
            };
        }

        private static boolean freeOrUsual(String word, String value) {
            return switch (value) {
                case "free" -> true;
                case "usual" -> false;
                default -> throw notUnderstood(word);
            };
        }

        private static Set<Module> applications(String word, String value) {
            if (value.equals("none")) {
                return EnumSet.noneOf(Module.class);
            }
            return Arrays.stream(value.split(","))
                    .map(name -> Module.named(name).orElseThrow(() -> notUnderstood(word)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Module.class)));
        }

        private void instances(String word, String each) {
            var pair = each.split("=", 2);
            var module = Module.named(pair[0]).orElseThrow(() -> notUnderstood(word));
            int count = pair.length == 2 ? number(word, pair[1]) : 0;
            if (count < 1 || count > 9) {
                throw new StackFailure(word + " must say 1 to 9 instances, for instance --instances=queue-service=2.");
            }
            instances.put(module, count);
        }

        private static String address(String word, String value) {
            var address = URI.create(required(word, value));
            if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
                throw new StackFailure(word + " is not an address such as http://localhost:8080.");
            }
            return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        }

        private void port(String word, String name, String value) {
            var endpoint = Endpoint.named(name.startsWith("port.") ? name.substring("port.".length()) : "")
                    .orElseThrow(() -> notUnderstood(word));
            int port = number(word, value);
            if (port < 1 || port > 65_535) {
                throw new StackFailure(word + " must name a port between 1 and 65535.");
            }
            ports.put(endpoint, port);
        }

        private static int number(String word, String value) {
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw notUnderstood(word);
            }
        }

        private static String required(String word, String value) {
            if (value.isBlank()) {
                throw notUnderstood(word);
            }
            return value;
        }

        private static StackFailure notUnderstood(String word) {
            return new StackFailure("\"" + word + "\" is not understood: help shows what can be said.");
        }

        private Arguments result() {
            return new Arguments(
                    command,
                    data.toAbsolutePath().normalize(),
                    freePorts,
                    ports,
                    instances,
                    applications,
                    java,
                    publicUrl,
                    clock);
        }
    }
}
