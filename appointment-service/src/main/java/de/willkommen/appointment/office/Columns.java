package de.willkommen.appointment.office;

import jakarta.persistence.Tuple;
import java.util.List;

/** Reads columns of a result row. */
final class Columns {

    private Columns() {}

    static String text(Tuple row, String name) {
        return row.get(name, String.class);
    }

    static List<String> texts(Tuple row, String name) {
        return List.of(row.get(name, String[].class));
    }

    static int number(Tuple row, String name) {
        return row.get(name, Number.class).intValue();
    }

    static long revision(Tuple row) {
        return row.get("revision", Number.class).longValue();
    }

    static boolean flag(Tuple row, String name) {
        return row.get(name, Boolean.class);
    }
}
