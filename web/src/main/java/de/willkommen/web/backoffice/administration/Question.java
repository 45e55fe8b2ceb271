package de.willkommen.web.backoffice.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a kind of master data.
 *
 * @param path where it stands in the JSON, such as {@code rules.horizonDays}; the name of the input as well
 * @param source what there is to choose from; {@code NONE} for what is typed or ticked
 */
record Question(String path, Type type, Source source) {

    enum Type {
        TEXT,
        NUMBER,
        TIME,
        FLAG,
        ONE,
        PERHAPS_ONE,
        SEVERAL
    }

    /** Where the choices come from. */
    enum Source {
        NONE,
        TEAMS,
        COUNTERS,
        SERVICES,
        ROOMS,
        LANGUAGES,
        ACCESSIBILITY,
        LAENDER,
        RESOURCE_KINDS,
        BIRTH_DATE_REASONS,
        WAYS,
        MODES
    }

    static Question text(String path) {
        return new Question(path, Type.TEXT, Source.NONE);
    }

    static Question number(String path) {
        return new Question(path, Type.NUMBER, Source.NONE);
    }

    static Question time(String path) {
        return new Question(path, Type.TIME, Source.NONE);
    }

    static Question flag(String path) {
        return new Question(path, Type.FLAG, Source.NONE);
    }

    static Question one(String path, Source source) {
        return new Question(path, Type.ONE, source);
    }

    static Question perhapsOne(String path, Source source) {
        return new Question(path, Type.PERHAPS_ONE, source);
    }

    static Question several(String path, Source source) {
        return new Question(path, Type.SEVERAL, source);
    }

    /** Id of the input. */
    String id() {
        return path.replace('.', '-');
    }

    /** The part of the form it belongs to, empty for the first. */
    String group() {
        int dot = path.indexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** The answer as it is stored; a ticked flag is {@code true}, an empty one nothing. */
    List<String> answer(JsonNode entry) {
        var node = entry;
        for (var part : path.split("\\.")) {
            node = node.path(part);
        }
        var answer = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(one -> answer.add(one.asText()));
        } else if (type == Type.FLAG ? node.asBoolean() : !node.isMissingNode() && !node.isNull()) {
            answer.add(node.asText());
        }
        return answer;
    }

    /** Puts an answer where it belongs. What is no number goes as it was typed: the service says what is wrong with it. */
    void put(List<String> answer, ObjectNode into) {
        var node = into;
        var parts = path.split("\\.");
        for (int i = 0; i < parts.length - 1; i++) {
            node = node.withObject("/" + parts[i]);
        }
        var name = parts[parts.length - 1];
        var first = answer.isEmpty() ? "" : answer.get(0).strip();
        switch (type) {
            case FLAG -> node.put(name, first.equals("true"));
            case SEVERAL -> {
                var list = node.putArray(name);
                answer.forEach(list::add);
            }
            case NUMBER -> {
                if (first.matches("-?\\d{1,9}")) {
                    node.put(name, Integer.parseInt(first));
                } else if (!first.isEmpty()) {
                    node.put(name, first);
                }
            }
            case TEXT, TIME, ONE, PERHAPS_ONE -> {
                if (!first.isEmpty()) {
                    node.put(name, first);
                }
            }
        }
    }
}
