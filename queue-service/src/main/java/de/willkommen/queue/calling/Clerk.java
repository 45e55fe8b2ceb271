package de.willkommen.queue.calling;

/**
 * Who gives a command at the desk.
 *
 * @param subject Keycloak's id
 * @param lead may act on colleagues' tickets
 * @param language of the answers
 */
record Clerk(String authority, String subject, boolean lead, String language) {}
