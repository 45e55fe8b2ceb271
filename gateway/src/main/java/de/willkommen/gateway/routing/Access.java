package de.willkommen.gateway.routing;

/** Whether a path may be asked for without having signed in. What the person may see is the upstream's decision. */
public enum Access {
    /** Anybody; a token goes with the request if there is one. */
    ANONYMOUS,
    /** Only with a session or a bearer token: browsers are sent to the sign-in page, background requests get 401. */
    SESSION
}
