/**
 * The back office: its start page, the frame around all its pages, and for which office the signed-in person works there.
 * The parts are packages below.
 */
@NullMarked
package de.willkommen.web.backoffice;

import org.jspecify.annotations.NullMarked;
