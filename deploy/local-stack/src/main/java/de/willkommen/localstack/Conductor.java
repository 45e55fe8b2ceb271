package de.willkommen.localstack;

import de.willkommen.localstack.process.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Starts the parts side by side, each as soon as what it needs answers, and ends them in the opposite order. */
final class Conductor {

    private final Platform platform;
    private final Progress progress;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "conductor");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean ending;

    Conductor(Platform platform, Progress progress) {
        this.platform = platform;
        this.progress = progress;
    }

    /**
     * Returns when everything answers.
     *
     * @throws StackFailure of the first part that cannot be started
     */
    void startAll() {
        var postgres = begin(platform.postgres());
        var kafka = begin(platform.kafka());
        var built = CompletableFuture.runAsync(platform.keycloakServer()::build, threads);
        var starts = new ArrayList<CompletableFuture<Void>>(List.of(postgres, kafka));
        platform.mailboxes().forEach(part -> starts.add(begin(part)));
        // Beside Keycloak: the applications ask it for nothing until the first token comes.
        for (var application : platform.applications()) {
            starts.add(after(List.of(postgres, kafka), application));
        }
        starts.add(after(List.of(postgres, built), platform.keycloak()));
        awaitAllOrFirstFailure(starts);
    }

    private CompletableFuture<Void> begin(Part part) {
        return CompletableFuture.runAsync(() -> start(part), threads);
    }

    private CompletableFuture<Void> after(List<CompletableFuture<Void>> needed, Part part) {
        return CompletableFuture.allOf(needed.toArray(CompletableFuture<?>[]::new))
                .thenRunAsync(() -> start(part), threads);
    }

    private void start(Part part) {
        if (ending) {
            return;
        }
        part.start();
        progress.say(part.name() + " answers on port " + part.port());
    }

    private static void awaitAllOrFirstFailure(List<CompletableFuture<Void>> starts) {
        var failed = new CompletableFuture<Void>();
        starts.forEach(start -> {
            var unused = start.whenComplete((nothing, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
        });
        try {
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackFailure failure
                    ? failure
                    : new StackFailure("The stack cannot start: " + e.getCause(), e);
        }
    }

    boolean ending() {
        return ending;
    }

    /** Ends the applications, then what they use. Returns when all are gone. */
    void endAll() {
        ending = true;
        endTogether(platform.applications());
        endTogether(List.of(platform.keycloak()));
        var rest = new ArrayList<Part>(platform.mailboxes());
        rest.add(platform.kafka());
        rest.add(platform.postgres());
        endTogether(rest);
        threads.shutdownNow();
    }

    private void endTogether(List<? extends Part> parts) {
        Function<Part, CompletableFuture<Void>> end = part -> CompletableFuture.runAsync(part::stop, threads);
        CompletableFuture.allOf(parts.stream().map(end).toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
