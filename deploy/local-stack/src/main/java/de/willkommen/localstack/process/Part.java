package de.willkommen.localstack.process;

/** One thing the platform is made of, which can be ended and started by itself. */
public interface Part {

    /** The name in logs, pid files, {@code stack.json} and the control address. */
    String name();

    /** Where it listens, on loopback. */
    int port();

    /** Returns when the part answers. Does nothing when it runs. */
    void start();

    /** Ends it in order; returns when it is gone. Does nothing when it does not run. */
    void stop();

    /** Ends it at once, as a crash would. */
    void kill();

    boolean running();

    /** The process it runs in. */
    long pid();

    /** Where its output is to be read. */
    String log();
}
