package de.willkommen.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretPathsTest {

    private final SecretPaths secrets = new SecretPaths(List.of("/l/"));

    @Test
    void a_secret_path_is_written_down_without_its_secret() {
        assertThat(secrets.masked("/l/bAAAAAAAAAAA")).isEqualTo("/l/*");
        assertThat(secrets.masked("/l/a/b")).isEqualTo("/l/*");
        assertThat(secrets.masked("/lobby")).isEqualTo("/lobby");
        assertThat(secrets.masked("/")).isEqualTo("/");
    }

    @Test
    void spans_carry_neither_secret_paths_nor_queries() {
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(new SpanMask(secrets))
                .build()) {
            var span = (ReadWriteSpan) provider.get("test")
                    .spanBuilder("GET")
                    .setAttribute("url.path", "/l/secret")
                    .setAttribute("url.query", "token=secret")
                    .setAttribute("url.full", "http://localhost:1/l/secret?token=secret")
                    .startSpan();

            assertThat(span.getAttribute(AttributeKey.stringKey("url.path"))).isEqualTo("/l/*");
            assertThat(span.toSpanData().getAttributes().toString()).doesNotContain("secret");
        }
    }
}
