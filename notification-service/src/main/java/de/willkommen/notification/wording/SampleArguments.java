package de.willkommen.notification.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fillings to try a template with: as much as there can be, and as little. */
final class SampleArguments {

    private static final String LINK =
            "https://termine.auslaenderbehoerde.magdeburg.example/l/" + "bAZNtKnwAcACAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAA";

    private static final Map<String, Argument> FULL = Map.ofEntries(
            Map.entry(
                    "name",
                    Argument.words("Maximiliane-Anastasia Gräfin von und zu Hohenzollern-Sigmaringen-Oppersdorff")),
            Map.entry("reference", Argument.leftToRight("MD-7K3QX9WC")),
            Map.entry("services", Argument.words("Aufenthaltserlaubnis verlängern")),
            Map.entry("date", Argument.words("Mittwoch, 30. September 2026")),
            Map.entry("shortDate", Argument.words("Mi., 30.9.2026")),
            Map.entry("time", Argument.leftToRight("10:00")),
            Map.entry("endTime", Argument.leftToRight("10:45")),
            Map.entry("previousDate", Argument.words("Donnerstag, 24. September 2026")),
            Map.entry("previousTime", Argument.leftToRight("09:00")),
            Map.entry("office", Argument.words("Ausländerbehörde Magdeburg")),
            Map.entry("address", Argument.leftToRight("Breiter Weg 222, 39104 Magdeburg")),
            Map.entry("room", Argument.leftToRight("1.04")),
            Map.entry("directions", Argument.words("Melden Sie sich am Empfang im Erdgeschoss.")),
            Map.entry(
                    "documents",
                    Argument.items(List.of(
                            new Argument.Words("Pass", null, null),
                            new Argument.Words("Biometrisches Foto", null, "de")))),
            Map.entry("manageLink", Argument.link(LINK)),
            Map.entry("cancelLink", Argument.link(LINK)),
            Map.entry("verifyLink", Argument.link(LINK)),
            Map.entry("ticketLink", Argument.link(LINK)),
            Map.entry("number", Argument.leftToRight("A017")),
            Map.entry("counter", Argument.leftToRight("104")),
            Map.entry("counterDirections", Argument.words("Gehen Sie geradeaus. Zweite Tür links.")));

    /** What may be absent. The rest always is there. */
    private static final List<String> DISPENSABLE = List.of(
            "name",
            "room",
            "directions",
            "documents",
            "previousDate",
            "previousTime",
            "manageLink",
            "cancelLink",
            "ticketLink",
            "counter",
            "counterDirections");

    private SampleArguments() {}

    static Map<String, Argument> full(Purpose purpose) {
        var arguments = new HashMap<>(FULL);
        arguments.keySet().retainAll(purpose.placeholders());
        return arguments;
    }

    static Map<String, Argument> least(Purpose purpose) {
        var arguments = full(purpose);
        arguments.replaceAll((name, argument) -> DISPENSABLE.contains(name) ? new Argument.Missing() : argument);
        return arguments;
    }
}
