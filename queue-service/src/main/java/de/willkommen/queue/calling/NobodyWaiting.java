package de.willkommen.queue.calling;

/** There is nobody to call. Thrown, so that a "next" without an effect leaves no trace and can be tried again. */
class NobodyWaiting extends RuntimeException {

    NobodyWaiting() {
        super("nobody waits", null, false, false);
    }
}
