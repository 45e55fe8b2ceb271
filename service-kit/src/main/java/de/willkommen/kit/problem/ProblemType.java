package de.willkommen.kit.problem;

/**
 * A kind of refusal. Implemented by an enum per feature; each has a heading in {@code docs/problems.md} and two messages,
 * {@code <slug>.title} and {@code <slug>.detail}, per language under {@code problems/}.
 */
public interface ProblemType {

    /** Name in lower case with hyphens, such as {@code not-found}; clients switch on it, never on a text. */
    String slug();

    /** HTTP status of the answer. */
    int status();
}
