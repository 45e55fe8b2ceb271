package de.willkommen.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One client's connection, kept open. The generator shares the machine with what it measures, so it does as little as a
 * client can: it writes prepared bytes, and reads to the end of the answer. For one thread.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final InetSocketAddress server;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private Socket socket = new Socket();
    private int next;
    private int end;

    public HttpConnection(URI server) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    /**
     * An answer.
     *
     * @param body empty when it was not asked for
     */
    public record Answer(int status, long length, byte[] body) {

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Whether the status says that it worked. */
        public boolean isOk() {
            return status >= 200 && status < 300;
        }
    }

    /** A request without a body, ready to be sent again and again. */
    public static byte[] get(String path, Map<String, String> headers) {
        return request("GET", path, headers, "");
    }

    /** A request with a JSON body. */
    public static byte[] request(String method, String path, Map<String, String> headers, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (!json.isEmpty()) {
            head.append("Content-Type: application/json\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: " + body.length + "\r\n");
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** Sends a request and reads the answer whole, but keeps none of its body. */
    public Answer send(byte[] request) throws IOException {
        return exchange(request, false);
    }

    /** Sends a request and keeps the answer's body. */
    public Answer ask(byte[] request) throws IOException {
        return exchange(request, true);
    }

    private Answer exchange(byte[] request, boolean keep) throws IOException {
        if (!socket.isConnected() || socket.isClosed()) {
            open();
        }
        OutputStream out = socket.getOutputStream();
        out.write(request);
        var in = socket.getInputStream();
        var status = Integer.parseInt(line(in).split(" ")[1]);
        var length = 0L;
        var chunked = false;
        var closing = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                closing = lower.contains("close");
            }
        }
        var kept = new ByteArrayOutputStream(keep ? 4096 : 0);
        var read = chunked ? chunks(in, kept, keep) : take(in, length, kept, keep);
        if (closing) {
            socket.close();
        }
        return new Answer(status, read, kept.toByteArray());
    }

    private long chunks(InputStream in, ByteArrayOutputStream kept, boolean keep) throws IOException {
        var read = 0L;
        while (true) {
            var size = Long.parseLong(line(in).split(";")[0].strip(), 16);
            read += take(in, size, kept, keep);
            line(in);
            if (size == 0) {
                return read;
            }
        }
    }

    private long take(InputStream in, long length, ByteArrayOutputStream kept, boolean keep) throws IOException {
        for (var left = length; left > 0; ) {
            if (next == end) {
                fill(in);
            }
            var here = (int) Math.min(left, end - next);
            if (keep) {
                kept.write(buffer, next, here);
            }
            next += here;
            left -= here;
        }
        return length;
    }

    private String line(InputStream in) throws IOException {
        line.reset();
        while (true) {
            if (next == end) {
                fill(in);
            }
            var each = buffer[next++];
            if (each == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(each);
        }
    }

    private void fill(InputStream in) throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
            socket.close();
            throw new EOFException("The service closed the connection");
        }
    }

    private void open() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(server, PATIENCE_MILLIS);
        next = 0;
        end = 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
