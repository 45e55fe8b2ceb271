package de.willkommen.appointment.office;

/**
 * A foreigners' authority: the tenant everything belongs to.
 *
 * @param code such as {@code MD}
 * @param referencePrefix in front of its booking references, without the hyphen
 * @param holidayRegion ISO 3166-2 part of the Land, such as {@code st} for Sachsen-Anhalt
 */
public record Authority(String code, String referencePrefix, String holidayRegion) {}
