package de.willkommen.web.language;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A text on its way into a template: a key that may still grow ({@code area}, {@code area.key}), and arguments. */
final class Phrase {

    private final Wording wording;
    private final String key;
    private final List<Object> arguments;

    Phrase(Wording wording, String key, List<Object> arguments) {
        this.wording = wording;
        this.key = key;
        this.arguments = arguments;
    }

    /**
     * The next part of an expression: {@code .plain} ends it as plain text, {@code .of(x)} appends a word that is only
     * known at run time, {@code .name(arguments)} ends it with arguments, {@code .name} goes on.
     */
    CompletionStage<Object> next(EvalContext context) {
        if (context.getParams().isEmpty()) {
            return "plain".equals(context.getName())
                    ? CompletedStage.of(plain())
                    : CompletedStage.of(new Phrase(wording, key + "." + context.getName(), List.of()));
        }
        var parameters = context.getParams().stream()
                .map(parameter -> context.evaluate(parameter).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(parameters.toArray(CompletableFuture[]::new))
                .thenApply(ignored -> with(
                        context.getName(),
                        parameters.stream().map(CompletableFuture::join).toList()));
    }

    private Phrase with(String name, List<Object> values) {
        return "of".equals(name)
                ? new Phrase(wording, key + "." + values.get(0), values.subList(1, values.size()))
                : new Phrase(wording, key + "." + name, values);
    }

    String html() {
        return wording.html(key, arguments);
    }

    String plain() {
        return wording.plain(key, arguments);
    }

    @Override
    public String toString() {
        return plain();
    }
}
