package de.willkommen.appointment.office;

/**
 * A foreigners' authority: the tenant everything belongs to.
 *
 * @param code such as {@code MD}
 * @param name how it is called in the back office
 * @param referencePrefix in front of its booking references, without the hyphen; stays for life
 * @param holidayRegion ISO 3166-2 part of the Land, such as {@code st} for Sachsen-Anhalt
 * @param revision grows with every change
 */
public record Authority(String code, String name, String referencePrefix, String holidayRegion, long revision) {

    /** An authority nobody has named yet. */
    public Authority(String code, String referencePrefix, String holidayRegion) {
        this(code, code, referencePrefix, holidayRegion, 1);
    }
}
