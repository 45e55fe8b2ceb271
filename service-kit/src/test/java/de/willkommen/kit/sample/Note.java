package de.willkommen.kit.sample;

import java.util.UUID;

/** The one thing the sample application knows. */
record Note(UUID id, String text) {}
