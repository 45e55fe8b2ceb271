/** Tests of the service as a whole: events in, real mail and SMS out. */
package de.willkommen.notification;
