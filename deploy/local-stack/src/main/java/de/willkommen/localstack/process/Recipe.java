package de.willkommen.localstack.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a part that is a process of its own is started, and how one sees that it answers. */
public interface Recipe {

    String name();

    int port();

    /** Prepares what must be there (unpacked files, settings) and says what to run. */
    Launch prepare();

    /** Whether it does its work now. Asked again and again while it starts; must answer within a second or two. */
    boolean answers();

    /** What has to be done once it answers, before others may rely on it. */
    default void afterStart() {}

    /** How long it may take to answer. */
    default Duration patience() {
        return Duration.ofSeconds(120);
    }

    /** How long it may take to end when asked politely. */
    default Duration farewell() {
        return Duration.ofSeconds(10);
    }

    /** @param environment added to the launcher's own */
    record Launch(List<String> command, Map<String, String> environment) {}
}
