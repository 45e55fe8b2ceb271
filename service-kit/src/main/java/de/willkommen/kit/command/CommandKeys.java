package de.willkommen.kit.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Idempotency-Key} of the request being served. */
@RequestScoped
public class CommandKeys {

    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    private final HttpServerRequest request;
    private final Caller caller;
    private final ObjectMapper json;

    CommandKeys(HttpServerRequest request, Caller caller, ObjectMapper json) {
        this.request = request;
        this.caller = caller;
        this.json = json;
    }

    /**
     * The key of a command that must have one.
     *
     * @param body the request as read; part of the hash, with the path
     * @throws Refusal 400 when it is missing or no UUID
     */
    public CommandKey required(String operation, @Nullable Object body) {
        return optional(operation, body).orElseThrow(() -> new Refusal(CommonProblem.IDEMPOTENCY_KEY_MISSING));
    }

    /** The key of a command that may have one; 400 when it is no UUID. */
    public Optional<CommandKey> optional(String operation, @Nullable Object body) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .map(given -> new CommandKey(caller.commandOwner(), operation, uuid(given), hash(body)));
    }

    private static UUID uuid(String given) {
        try {
            var key = UUID.fromString(given.strip());
            if (given.strip().length() == 36) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // Answered below, as a shortened one is.
        }
        throw Refusal.ofField(HEADER, "field.uuid");
    }

    private String hash(@Nullable Object body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(String.valueOf(request.path()).getBytes(StandardCharsets.UTF_8));
            sha.update(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
