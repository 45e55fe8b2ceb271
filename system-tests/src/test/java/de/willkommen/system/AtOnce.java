package de.willkommen.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets many do something at the same moment. */
final class AtOnce {

    private AtOnce() {}

    /** The answers in the order of the callers; an exception of any of them fails the test. */
    static <T> List<T> all(int callers, IntFunction<T> call) {
        var pool = Executors.newFixedThreadPool(callers);
        var barrier = new CyclicBarrier(callers);
        try {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                Callable<T> task = () -> {
                    barrier.await();
                    return call.apply(caller);
                };
                futures.add(pool.submit(task));
            }
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
