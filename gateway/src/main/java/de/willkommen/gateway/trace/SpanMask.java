package de.willkommen.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.net.URI;

/** Takes secrets out of spans: queries altogether, and what follows the beginnings in {@link SecretPaths}. */
@Singleton
class SpanMask implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> FULL = AttributeKey.stringKey("url.full");

    private final SecretPaths secrets;

    SpanMask(SecretPaths secrets) {
        this.secrets = secrets;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        var path = span.getAttribute(PATH);
        if (path != null) {
            span.setAttribute(PATH, secrets.masked(path));
        }
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, "*");
        }
        var full = span.getAttribute(FULL);
        if (full != null) {
            span.setAttribute(FULL, masked(full));
        }
    }

    private String masked(String url) {
        try {
            var uri = URI.create(url);
            return uri.getScheme() + "://" + uri.getRawAuthority() + secrets.masked(uri.getRawPath());
        } catch (IllegalArgumentException unreadable) {
            return "*";
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing to take out that was not there at the start.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
