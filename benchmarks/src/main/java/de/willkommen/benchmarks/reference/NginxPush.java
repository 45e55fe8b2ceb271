package de.willkommen.benchmarks.reference;

import de.willkommen.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** nginx with its module nchan, which hands a message to everybody who listens: made for nothing else. */
public final class NginxPush implements AutoCloseable {

    /** Where Debian puts it; {@code deploy/scripts/nginx.sh} sees to it. */
    private static final String PROGRAM = "/usr/sbin/nginx";

    private static final String CONFIGURATION = """
            load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
            daemon off;
            worker_processes 1;
            worker_rlimit_nofile 8192;
            pid nginx.pid;
            error_log stderr;
            events { worker_connections 4096; }
            http {
                access_log off;
                server {
                    listen 127.0.0.1:%d backlog=2048;
                    location = /publish { nchan_publisher; nchan_channel_id office; }
                    location = /stream { nchan_subscriber eventsource; nchan_channel_id office; nchan_subscriber_first_message newest; }
                }
            }
            """;

    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final URI address;
    private final HttpConnection publisher;

    private NginxPush(Process process, URI address) {
        this.process = process;
        this.address = address;
        this.publisher = new HttpConnection(address);
    }

    /** Returns when it takes connections. */
    public static NginxPush start() throws IOException, InterruptedException {
        var port = freePort();
        var prefix = Files.createDirectories(Path.of("benchmarks/target/nginx").toAbsolutePath());
        Files.writeString(prefix.resolve("nginx.conf"), CONFIGURATION.formatted(port));
        var process = new ProcessBuilder(
                        PROGRAM,
                        "-p",
                        prefix.toString(),
                        "-c",
                        prefix.resolve("nginx.conf").toString(),
                        "-e",
                        "stderr")
                .redirectErrorStream(true)
                .redirectOutput(prefix.resolve("output.txt").toFile())
                .start();
        var address = URI.create("http://localhost:" + port);
        for (var tries = PATIENCE_SECONDS * 10; !answers(port); tries--) {
            if (tries == 0 || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw new IllegalStateException(
                        "nginx did not start:\n" + Files.readString(prefix.resolve("output.txt")));
            }
        }
        return new NginxPush(process, address);
    }

    public URI address() {
        return address;
    }

    /** What somebody sends who wants to listen. */
    public static byte[] listen() {
        return HttpConnection.get("/stream", Map.of("Accept", "text/event-stream"));
    }

    /** Hands a message to everybody who listens. */
    public void publish(String json) throws IOException {
        var answer = publisher.send(HttpConnection.request("POST", "/publish", Map.of(), json));
        if (!answer.isOk()) {
            throw new IOException("nginx answered " + answer.status());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        process.destroy();
    }
}
