package de.willkommen.localstack;

import de.willkommen.localstack.clock.PlatformClock;
import de.willkommen.localstack.mailbox.MailServer;
import de.willkommen.localstack.mailbox.Mailbox;
import de.willkommen.localstack.mailbox.MailboxPart;
import de.willkommen.localstack.mailbox.SmsCentre;
import de.willkommen.localstack.parts.Application;
import de.willkommen.localstack.parts.KafkaBroker;
import de.willkommen.localstack.parts.Keycloak;
import de.willkommen.localstack.parts.Module;
import de.willkommen.localstack.parts.PackagedApplications;
import de.willkommen.localstack.parts.PostgreSql;
import de.willkommen.localstack.parts.Surroundings;
import de.willkommen.localstack.process.ChildPart;
import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Part;
import de.willkommen.localstack.process.PidFiles;
import de.willkommen.localstack.process.Ports;
import de.willkommen.localstack.process.Recipe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All parts of one stack and the addresses they know each other by. Nothing runs yet. */
final class Platform {

    private final ChildPart postgres;
    private final ChildPart kafka;
    private final ChildPart keycloak;
    private final Keycloak keycloakServer;
    private final List<Part> mailboxes;
    private final Map<Module, List<ChildPart>> applications = new EnumMap<>(Module.class);
    private final String publicUrl;
    private final Ports ports;

    /** @param onDeath is told when a part ends although nobody asked it to */
    Platform(
            Arguments arguments,
            Installation installation,
            Ports ports,
            PlatformClock platformClock,
            PidFiles pids,
            Clock realTime,
            Consumer<StackFailure> onDeath) {
        var data = arguments.data();
        var logs = data.resolve("log");
        this.ports = ports;
        this.publicUrl = arguments.publicUrl().isEmpty()
                ? "http://localhost:" + ports.of(Endpoint.GATEWAY)
                : arguments.publicUrl();
        var parts = new PartMaker(pids, logs, onDeath);
        this.postgres = parts.make(
                new PostgreSql(installation, data.resolve("postgresql"), logs, ports.of(Endpoint.POSTGRESQL)));
        this.kafka = parts.make(new KafkaBroker(
                installation,
                data.resolve("kafka"),
                logs,
                ports.of(Endpoint.KAFKA),
                ports.of(Endpoint.KAFKA_CONTROLLER)));
        this.keycloakServer = new Keycloak(
                installation,
                data.resolve("keycloak"),
                logs,
                URI.create(publicUrl).getHost(),
                publicUrl,
                ports.of(Endpoint.KEYCLOAK),
                ports.of(Endpoint.KEYCLOAK_MANAGEMENT),
                ports.of(Endpoint.POSTGRESQL));
        this.keycloak = parts.make(keycloakServer);
        this.mailboxes = mailboxes(data.resolve("mailboxes"), ports, realTime);
        var instances = instancePorts(arguments, ports);
        var surroundings =
                new Surroundings(publicUrl, keycloakServer.issuer(), platformClock.offset(), ports, instances);
        var packages = new PackagedApplications(installation, data.resolve("applications"));
        for (var module : arguments.applications()) {
            var all = instances.getOrDefault(module, List.of());
            applications.put(
                    module,
                    IntStream.range(0, all.size())
                            .mapToObj(i -> parts.make(new Application(
                                    installation, packages, module, i + 1, all.get(i), arguments.java(), surroundings)))
                            .toList());
        }
    }

    private static Map<Module, List<Integer>> instancePorts(Arguments arguments, Ports ports) {
        var instances = new EnumMap<Module, List<Integer>>(Module.class);
        for (var module : Module.values()) {
            var of = new ArrayList<>(List.of(ports.of(module.endpoint())));
            for (int i = 1; i < arguments.instances().getOrDefault(module, 1); i++) {
                of.add(ports.another());
            }
            instances.put(module, List.copyOf(of));
        }
        return instances;
    }

    private static List<Part> mailboxes(Path folder, Ports ports, Clock realTime) {
        return List.of(
                new MailboxPart(
                        "mail",
                        ports.of(Endpoint.MAIL),
                        () -> new MailServer(
                                "127.0.0.1",
                                ports.of(Endpoint.SMTP),
                                ports.of(Endpoint.MAIL),
                                new Mailbox(folder.resolve("mail.jsonl")),
                                realTime)),
                new MailboxPart(
                        "sms",
                        ports.of(Endpoint.SMS),
                        () -> new SmsCentre(
                                "127.0.0.1",
                                ports.of(Endpoint.SMPP),
                                ports.of(Endpoint.SMS),
                                new SmsCentre.Account("willkommen", "demo"),
                                new Mailbox(folder.resolve("sms.jsonl")),
                                realTime)));
    }

    private record PartMaker(PidFiles pids, Path logs, Consumer<StackFailure> onDeath) {
        ChildPart make(Recipe recipe) {
            return new ChildPart(recipe, pids, logs, onDeath);
        }
    }

    ChildPart postgres() {
        return postgres;
    }

    ChildPart kafka() {
        return kafka;
    }

    ChildPart keycloak() {
        return keycloak;
    }

    Keycloak keycloakServer() {
        return keycloakServer;
    }

    List<Part> mailboxes() {
        return mailboxes;
    }

    /** Every instance of every application that was asked for. */
    List<ChildPart> applications() {
        return applications.values().stream().flatMap(List::stream).toList();
    }

    /** All parts, those first that others need. */
    List<Part> parts() {
        return Stream.of(Stream.of(postgres, kafka, keycloak), mailboxes.stream(), applications().stream())
                .<Part>flatMap(each -> each)
                .toList();
    }

    String publicUrl() {
        return publicUrl;
    }

    int port(Endpoint endpoint) {
        return ports.of(endpoint);
    }
}
