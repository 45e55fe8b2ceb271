package de.willkommen.localstack.process;

import java.io.IOException;

/** How processes are asked to end. */
final class Signals {

    private Signals() {}

    /** SIGTERM; PostgreSQL alone gets SIGINT, because its SIGTERM waits until the last client has gone. */
    static void endPolitely(ProcessHandle process, String name) {
        if (name.equals(Endpoint.POSTGRESQL.option()) && interrupt(process.pid())) {
            return;
        }
        process.destroy();
    }

    private static boolean interrupt(long pid) {
        try {
            return new ProcessBuilder("kill", "-INT", Long.toString(pid))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
