package de.willkommen.events;

/** The Kafka topics and who may read them (DESIGN, section 4). */
public final class Topics {

    public static final String BOOKING = "willkommen.booking.v1";
    public static final String TICKET = "willkommen.ticket.v1";
    public static final String NOTIFICATION = "willkommen.notification.v1";

    /** Compacted: texts about services, offices and counters. */
    public static final String CONTENT = "willkommen.content.v1";

    /** Compacted: offices, counters and staff, each record its own key. */
    public static final String OFFICE = "willkommen.office.v1";

    /** Compacted: services an office offers. */
    public static final String SERVICE = "willkommen.service.v1";

    /** The only topic with names and addresses: kept 7 days, readable by notification-service alone. */
    public static final String CONTACT_PERSONAL = "willkommen.contact.personal.v1";

    private Topics() {}
}
