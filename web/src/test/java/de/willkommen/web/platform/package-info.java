/** Stand-ins for the services behind the pages. */
package de.willkommen.web.platform;
