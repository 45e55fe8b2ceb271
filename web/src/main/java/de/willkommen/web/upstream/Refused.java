package de.willkommen.web.upstream;

/** A service said no, and why. */
public class Refused extends RuntimeException {

    private final transient Problem problem;

    Refused(Problem problem) {
        super("A service answered " + problem.status() + " " + problem.kind());
        this.problem = problem;
    }

    /** What it said. */
    public Problem problem() {
        return problem;
    }

    /** Whether the answer is of this kind, for example {@code slot-taken}. */
    public boolean is(String kind) {
        return problem.kind().equals(kind);
    }

    /** The HTTP status of the answer. */
    public int status() {
        return problem.status();
    }
}
