package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Recipe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.Uuid;

/** One Kafka node that is broker and controller (KRaft). */
public final class KafkaBroker implements Recipe {

    private final Installation installation;
    private final Path data;
    private final Path formatLog;
    private final int port;
    private final int controllerPort;

    public KafkaBroker(Installation installation, Path data, Path logFolder, int port, int controllerPort) {
        this.installation = installation;
        this.data = data;
        this.formatLog = logFolder.resolve("kafka-format.log");
        this.port = port;
        this.controllerPort = controllerPort;
    }

    @Override
    public String name() {
        return Endpoint.KAFKA.option();
    }

    @Override
    public int port() {
        return port;
    }

    public String address() {
        return "localhost:" + port;
    }

    @Override
    public Launch prepare() {
        var settings = data.resolve("server.properties");
        try {
            Files.createDirectories(data);
            Files.writeString(settings, settings());
            if (!Files.exists(data.resolve("log/meta.properties"))) {
                format(settings);
            }
        } catch (IOException e) {
            throw new StackFailure("The data folder " + data + " cannot be made (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The first start of Kafka was interrupted.", e);
        }
        var command = java("-Xms64m", "-Xmx256m");
        command.addAll(List.of("kafka.Kafka", settings.toString()));
        return new Launch(command, Map.of());
    }

    private void format(Path settings) throws IOException, InterruptedException {
        Trees.delete(data.resolve("log"));
        Files.createDirectories(formatLog.getParent());
        var command = java("-Xmx64m");
        command.addAll(List.of("kafka.tools.StorageTool", "format", "--standalone"));
        command.addAll(List.of("-t", Uuid.randomUuid().toString(), "-c", settings.toString()));
        var exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(formatLog.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new StackFailure("Kafka's data folder could not be initialised: read " + formatLog + ".");
        }
    }

    private List<String> java(String... options) {
        var command = new ArrayList<>(List.of(installation.java().toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dlog4j2.configurationFile=classpath:log4j2-kafka.xml");
        command.addAll(List.of("-cp", installation.classPath()));
        return command;
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=localhost:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=4
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=16777216
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controllerPort, data.resolve("log"));
    }

    // A connection first: the admin client would wait and complain in the log while nobody listens.
    @Override
    public boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
        } catch (IOException notYet) {
            return false;
        }
        return true;
    }

    @Override
    public void afterStart() {
        try {
            Topics.createMissing(address());
        } catch (ExecutionException e) {
            throw new StackFailure("Kafka's topics cannot be created (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The creation of Kafka's topics was interrupted.", e);
        }
    }

    @Override
    public Duration farewell() {
        return Duration.ofSeconds(15);
    }
}
