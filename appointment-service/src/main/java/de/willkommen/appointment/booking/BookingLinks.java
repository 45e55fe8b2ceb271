package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.events.ContactChanged;
import de.willkommen.kit.secret.DerivedSecrets;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The secrets of a booking and the links that carry them; they leave the service towards their holder alone. */
@Singleton
class BookingLinks {

    private static final String MANAGE = "manage";
    private static final String VERIFY = "verify";

    private final DerivedSecrets secrets;
    private final AppointmentConfig config;

    BookingLinks(DerivedSecrets secrets, AppointmentConfig config) {
        this.secrets = secrets;
        this.config = config;
    }

    int currentKeyId() {
        return secrets.currentKeyId();
    }

    /** The Booking-Token. */
    String token(BookingFacts booking) {
        return secrets.derive(booking.secretKeyId(), booking.id(), MANAGE, booking.secretGeneration());
    }

    boolean isToken(@Nullable String given, Booking booking) {
        return secrets.matches(given, booking.secretKeyId(), booking.id(), MANAGE, booking.secretGeneration());
    }

    boolean isVerificationToken(@Nullable String given, Booking booking) {
        return booking.verificationGeneration() > 0
                && secrets.matches(
                        given, booking.secretKeyId(), booking.id(), VERIFY, booking.verificationGeneration());
    }

    /** The pages of the holder. */
    ContactChanged.Links of(Booking booking) {
        var manage = secrets.derive(booking.secretKeyId(), booking.id(), MANAGE, booking.secretGeneration());
        return new ContactChanged.Links(
                link('b', booking, manage),
                link('c', booking, manage),
                booking.status() == BookingStatus.PENDING
                        ? link(
                                'v',
                                booking,
                                secrets.derive(
                                        booking.secretKeyId(), booking.id(), VERIFY, booking.verificationGeneration()))
                        : null,
                null);
    }

    private String link(char purpose, Booking booking, String secret) {
        return config.publicUrl() + "/l/" + secrets.linkCode(purpose, booking.id(), secret);
    }
}
