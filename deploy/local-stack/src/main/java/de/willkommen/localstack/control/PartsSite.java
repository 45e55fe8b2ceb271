package de.willkommen.localstack.control;

import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.http.LocalHttp.Answer;
import de.willkommen.localstack.http.LocalHttp.Handler;
import de.willkommen.localstack.process.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Single parts under control, for tests of failures.
 *
 * <p>{@code GET /parts} lists them; {@code POST /parts/<name>/stop}, {@code …/start} and {@code …/kill} answer when it
 * is done: a part that was started answers, one that was stopped or killed is gone.
 */
public final class PartsSite implements Handler {

    private static final Pattern VERB = Pattern.compile("/parts/([a-z0-9-]+)/(start|stop|kill)");

    private final List<Part> parts;
    private final Runnable onChange;

    /** @param onChange is run after a part was started, stopped or killed */
    public PartsSite(List<Part> parts, Runnable onChange) {
        this.parts = parts;
        this.onChange = onChange;
    }

    @Override
    public Answer answer(String method, String path) {
        if (method.equals("GET") && path.equals("/parts")) {
            return Answer.json(200, parts.stream().map(PartsSite::state).toList());
        }
        var verb = VERB.matcher(path);
        return method.equals("POST") && verb.matches() ? carryOut(verb) : Answer.unknown(path);
    }

    private Answer carryOut(Matcher verb) {
        var named =
                parts.stream().filter(part -> part.name().equals(verb.group(1))).findFirst();
        if (named.isEmpty()) {
            return Answer.unknown("/parts/" + verb.group(1));
        }
        var part = named.get();
        try {
            switch (verb.group(2)) {
                case "start" -> part.start();
                case "stop" -> part.stop();
                default -> part.kill();
            }
            onChange.run();
            return Answer.json(200, state(part));
        } catch (StackFailure failure) {
            return Answer.json(500, Map.of("error", String.valueOf(failure.getMessage())));
        }
    }

    private static Map<String, Object> state(Part part) {
        var state = new LinkedHashMap<String, Object>();
        state.put("name", part.name());
        state.put("port", part.port());
        state.put("pid", part.pid());
        state.put("running", part.running());
        state.put("log", part.log());
        return state;
    }
}
