package de.willkommen.localstack;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The program behind {@code make run} and {@code make stop}. */
public final class LocalStack {

    private LocalStack() {}

    public static void main(String[] words) {
        try {
            var clock = System.getenv("CLOCK");
            var arguments = Arguments.parse(List.of(words), clock == null ? "" : clock);
            switch (arguments.command()) {
                case RUN -> new Run(arguments, Installation.here(), Clock.systemUTC()).untilEnded();
                case STOP -> System.out.println(Leftovers.stop(arguments.data(), Duration.ofSeconds(45)));
                case STATUS -> System.exit(status(arguments));
                case HELP -> System.out.print(Arguments.HELP);
            }
        } catch (StackFailure failure) {
            System.err.println("\nWillkommen cannot go on: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static int status(Arguments arguments) {
        var running = Leftovers.launcher(arguments.data()).isPresent();
        System.out.println(
                running
                        ? "The platform runs; its addresses are in "
                                + arguments.data().resolve("stack.json") + "."
                        : Files.exists(arguments.data())
                                ? "The platform does not run; its data is in " + arguments.data() + "."
                                : "The platform does not run and has no data in " + arguments.data() + ".");
        return running ? 0 : 3;
    }
}
