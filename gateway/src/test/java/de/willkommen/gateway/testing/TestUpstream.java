package de.willkommen.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A part behind the gateway that tells what reached it. Some last path segments make it behave in a special way: see
 * {@link #handle}.
 */
final class TestUpstream {

    private final String name;
    private final Vertx vertx;
    private final HttpServer server;
    private final AtomicInteger openStreams = new AtomicInteger();

    private TestUpstream(String name, Vertx vertx) {
        this.name = name;
        this.vertx = vertx;
        this.server = vertx.createHttpServer().requestHandler(this::handle);
    }

    static TestUpstream start(String name, Vertx vertx) {
        var upstream = new TestUpstream(name, vertx);
        upstream.server
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return upstream;
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        var path = request.path();
        var answer = request.response();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "stream" -> stream(answer);
            case "open-streams" -> answer.end(Integer.toString(openStreams.get()));
            case "large" -> large(answer, Long.parseLong(request.getParam("bytes")));
            case "silent" -> vertx.setTimer(5_000, late -> answer.end("late"));
            case "broken" -> request.connection().close();
            case "cut-off" ->
                answer.setChunked(true)
                        .write("the first half")
                        .onComplete(x -> vertx.setTimer(
                                100, later -> request.connection().close()));
            case "nothing" -> answer.setStatusCode(204).end();
            case "unchanged" ->
                answer.setStatusCode(304).putHeader("ETag", "\"1\"").end();
            case "elsewhere" ->
                answer.setStatusCode(303)
                        .putHeader("Location", "http://" + request.authority() + "/there")
                        .end();
            case "talkative" -> talkative(answer);
            case "openapi" ->
                answer.putHeader("Content-Type", "application/json").end(openApi());
            default -> request.body().onSuccess(body -> echo(request, body));
        }
    }

    private void echo(HttpServerRequest request, Buffer body) {
        var headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        var seen = new JsonObject()
                .put("name", name)
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers)
                .put("bodyLength", body.length())
                .put("bodySha256", sha256(body));
        var answer = seen.toBuffer();
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(answer.length()))
                .end(answer);
    }

    private void stream(HttpServerResponse answer) {
        openStreams.incrementAndGet();
        answer.closeHandler(closed -> openStreams.decrementAndGet());
        answer.putHeader("Content-Type", "text/event-stream").setChunked(true).write("data: first\n\n");
    }

    private void large(HttpServerResponse answer, long bytes) {
        answer.putHeader("Content-Length", Long.toString(bytes));
        writeRest(answer, bytes);
    }

    private static void writeRest(HttpServerResponse answer, long rest) {
        if (rest == 0) {
            answer.end();
            return;
        }
        int now = (int) Math.min(rest, 65_536);
        answer.write(Buffer.buffer(new byte[now])).onSuccess(written -> writeRest(answer, rest - now));
    }

    private static void talkative(HttpServerResponse answer) {
        answer.putHeader("Server", "Secret/1.0")
                .putHeader("X-Powered-By", "Secret")
                .putHeader("Cache-Control", "public, max-age=60")
                .putHeader("ETag", "\"42\"")
                .putHeader("Content-Security-Policy", "default-src *")
                .putHeader("Set-Cookie", "language=ar; Path=/")
                .end("hello");
    }

    private String openApi() {
        return new JsonObject("""
                        {"openapi":"3.1.0","info":{"title":"part","version":"1"},
                         "paths":{
                           "/api/v1/NAME/{id}":{
                             "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
                             "get":{"operationId":"read","summary":"Reads a NAME.",
                             "responses":{"200":{"description":"The thing.","content":{"application/json":
                               {"schema":{"$ref":"#/components/schemas/Thing"}}}}}}},
                           "/q/inside":{"get":{"responses":{}}}},
                         "components":{"schemas":{"Thing":{"type":"object","properties":
                           {"owner":{"type":"string","description":"of <NAME>"}}}},
                           "securitySchemes":{"SecurityScheme":{"type":"openIdConnect",
                             "openIdConnectUrl":"http://inside:8080/.well-known/openid-configuration"}}}}
                        """.replace("NAME", name.replaceAll("-.*", ""))).encode();
    }

    private static String sha256(Buffer body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(new String(body.getBytes(), StandardCharsets.UTF_8), e);
        }
    }
}
