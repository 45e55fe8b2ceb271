package de.willkommen.kit.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, such as {@code services[0].code}, or the name of a parameter or header
 * @param reason a sentence in the reader's language
 */
public record FieldError(String field, String reason) {}
