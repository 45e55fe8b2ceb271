package de.willkommen.queue.textfeed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.events.CounterTextPublished;
import de.willkommen.kit.problem.Languages;
import de.willkommen.queue.sql.Questions;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How to get to a counter, in the reader's language or the nearest there is. */
@ApplicationScoped
public class CounterWays {

    private final Sql sql;
    private final ObjectMapper json;

    CounterWays(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Whole sentences, or nothing when no language of the chain has any. */
    public Optional<String> directions(String authority, String counter, String language) {
        return sql.alone(questions -> directions(authority, counter, language, questions)::first);
    }

    /** The same, asked with other questions. */
    public Questions.Answer<String> directions(String authority, String counter, String language, Questions questions) {
        return questions.add("""
                        select wanted.position, way.directions ->> wanted.tag as sentence
                        from counter_way way, unnest(?::text[]) with ordinality as wanted(tag, position)
                        where way.authority = ? and way.counter = ? and way.directions ->> wanted.tag is not null
                        order by wanted.position limit 1
                        """, row -> row.text("sentence"), Languages.chain(language), authority, counter);
    }

    /** Whole sentences to each of the counters, by language. */
    public Map<String, Map<String, String>> inAllLanguages(String authority, Set<String> counters) {
        return sql.list("""
                        select way.counter, said.key as tag, said.value as sentence
                        from counter_way way, jsonb_each_text(way.directions) as said
                        where way.authority = ? and said.value is not null
                        """, Sentence::of, authority).stream()
                .filter(sentence -> counters.contains(sentence.counter()))
                .collect(Collectors.groupingBy(
                        Sentence::counter,
                        TreeMap::new,
                        Collectors.toMap(Sentence::tag, Sentence::text, (one, other) -> one, TreeMap::new)));
    }

    private record Sentence(String counter, String tag, String text) {
        static Sentence of(Row row) throws SQLException {
            return new Sentence(row.text("counter"), row.text("tag"), row.text("sentence"));
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void take(CounterTextPublished text) {
        var directions = new HashMap<String, String>();
        text.texts().forEach((tag, inTag) -> directions.put(tag, inTag.directions()));
        sql.update("""
                insert into counter_way as copy (authority, counter, revision, directions)
                values (?, ?, ?, ?::jsonb)
                on conflict (authority, counter) do update set
                    revision = excluded.revision, directions = excluded.directions
                where copy.revision < excluded.revision
                """, text.authority(), text.counter(), text.revision(), written(directions));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
