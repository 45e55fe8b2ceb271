package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody who comes along. */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
record FurtherPerson(
        @Column(name = "given_name") @Nullable String givenName,
        @Column(name = "family_name") String familyName,
        @Column(name = "birth_date") @Nullable LocalDate birthDate) {}
