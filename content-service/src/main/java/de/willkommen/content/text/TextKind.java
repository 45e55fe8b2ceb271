package de.willkommen.content.text;

/** What a text is about. */
public enum TextKind {
    SERVICE,
    PAGE,
    OFFICE,
    COUNTER
}
