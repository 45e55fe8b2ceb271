package de.willkommen.appointment.demo;

import java.util.Map;

/** Keys of the catalogue of administrative services (LeiKa), those that were looked up; the others stay empty. */
final class LeikaKeys {

    static final Map<String, String> VERIFIED = Map.of();

    private LeikaKeys() {}
}
