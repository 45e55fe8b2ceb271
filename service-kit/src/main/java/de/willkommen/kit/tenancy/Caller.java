package de.willkommen.kit.tenancy;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who sent the request, by the token alone; no header is trusted. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether there is no token. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /** Keycloak's id of the person or program. */
    public Optional<String> subject() {
        return claim("sub");
    }

    /** What the person is called, else the name of the account; for histories of what staff did. */
    public Optional<String> name() {
        return claim("name").or(() -> claim("preferred_username"));
    }

    /** The authority the token belongs to; citizens and anonymous callers have none. */
    public Optional<String> authority() {
        return claim("authority");
    }

    /** The office the token belongs to. */
    public Optional<String> office() {
        return claim("office");
    }

    /** When the token expires, by the real time; nobody is known for ever. */
    public Optional<Instant> tokenExpiresAt() {
        var token = token();
        return token == null || token.getExpirationTime() == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** Name under which answers of repeated commands are kept. */
    public String commandOwner() {
        return subject().orElse("anonymous");
    }

    /**
     * The authority of a caller who must have one.
     *
     * @throws Refusal 403 when the token names none
     */
    public String requiredAuthority() {
        return authority().orElseThrow(() -> new Refusal(CommonProblem.FORBIDDEN));
    }

    /** Subject of a caller who must have one; 401 otherwise. */
    public String requiredSubject() {
        return subject().orElseThrow(() -> new Refusal(CommonProblem.UNAUTHORIZED));
    }

    /**
     * Lets pass only what belongs to the caller's authority.
     *
     * @throws Refusal 404: another authority's things look as if they did not exist
     */
    public void requireSameAuthority(String authority) {
        if (!requiredAuthority().equals(authority)) {
            throw Refusal.notFound();
        }
    }

    /** The token itself, to ask another service in the caller's name. */
    public Optional<String> bearerToken() {
        return token() == null ? Optional.empty() : Optional.ofNullable(token().getRawToken());
    }

    private Optional<String> claim(String name) {
        var token = token();
        return token == null
                ? Optional.empty()
                : Optional.ofNullable(value(token, name)).map(Object::toString);
    }

    private static @Nullable Object value(JsonWebToken token, String name) {
        // Asked for a claim of ours, the principal itself throws and catches an exception each time: it is none of
        // OIDC's.
        return token instanceof OidcJwtCallerPrincipal principal
                ? principal.getClaims().getClaimValue(name)
                : token.getClaim(name);
    }

    private @Nullable JsonWebToken token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? token : null;
    }
}
