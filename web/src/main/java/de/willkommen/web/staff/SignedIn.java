package de.willkommen.web.staff;

import de.willkommen.web.WebSettings;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The person or device whose token came along. What it may do is decided by the services; this decides what is shown. */
@RequestScoped
public class SignedIn {

    private final SecurityIdentity identity;
    private final WebSettings settings;

    SignedIn(SecurityIdentity identity, WebSettings settings) {
        this.identity = identity;
        this.settings = settings;
    }

    /** The office the token names; the platform's main one where it names none. */
    public String office() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            @Nullable Object office = token.getClaim("office");
            if (office != null) {
                return office.toString();
            }
        }
        return settings.office();
    }

    /** By which account the person is known to the services; the name of the account where there is no token. */
    public String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }

    /** Ends the request with the page that offers the login, unless one of these roles is held. */
    public void require(String... roles) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (Arrays.stream(roles).noneMatch(identity::hasRole)) {
            throw new ForbiddenException();
        }
    }
}
