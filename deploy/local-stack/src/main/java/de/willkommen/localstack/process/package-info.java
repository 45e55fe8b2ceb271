/** Child processes: ports, pid files, log files, memory, and what to do when one dies. */
@NullMarked
package de.willkommen.localstack.process;

import org.jspecify.annotations.NullMarked;
