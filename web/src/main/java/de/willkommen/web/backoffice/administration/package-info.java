/**
 * The pages of administrators: lists and forms of master data, all made from the questions each {@link Kind} has; and the
 * operator's form for another authority.
 */
@NullMarked
package de.willkommen.web.backoffice.administration;

import org.jspecify.annotations.NullMarked;
