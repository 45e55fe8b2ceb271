package de.willkommen.appointment.office;

/** Why an office asks for dates of birth; where there is no reason, it asks for none and none is stored. */
public enum BirthDateReason {
    /** Staff find the file before the person comes. */
    FINDING_THE_FILE,
    /** People of one name are told apart. */
    TELLING_APART,
    /** What is to be brought, or who has to come along, depends on the age. */
    AGE
}
