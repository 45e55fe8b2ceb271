package de.willkommen.web.language;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Makes {@code {t:area.key(arguments)}} and {@code {value.ltr}} work in every template. */
@ApplicationScoped
public class TemplateTexts {

    /** The attribute of a template instance that holds the reader's {@link Wording}. */
    public static final String WORDING = "wording";

    void install(@Observes EngineBuilder engine) {
        engine.addNamespaceResolver(NamespaceResolver.builder("t")
                .resolve(context -> new Phrase(wordingOf(context), context.getName(), List.of()))
                .build());
        engine.addValueResolver(new PhraseResolver());
        engine.addResultMapper(new IsolatingMapper());
    }

    /** A value that reads from the left, also inside right-to-left text. */
    @TemplateExtension
    public static Ltr ltr(String value) {
        return new Ltr(value);
    }

    private static Wording wordingOf(EvalContext context) {
        if (context.getAttribute(WORDING) instanceof Wording wording) {
            return wording;
        }
        throw new IllegalStateException("The template was rendered without the reader's language");
    }

    private static final class PhraseResolver implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Phrase;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return context.getBase() instanceof Phrase phrase ? phrase.next(context) : Results.notFound(context);
        }
    }

    private static final class IsolatingMapper implements ResultMapper {
        // Before the escaping of plain strings: these two escape themselves.
        @Override
        public int getPriority() {
            return 100;
        }

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return result instanceof Phrase || result instanceof Ltr;
        }

        @Override
        public String map(Object result, Expression expression) {
            return result instanceof Phrase phrase
                    ? phrase.html()
                    : result instanceof Ltr ltr ? ltr.html() : result.toString();
        }
    }
}
