package de.willkommen.appointment.administration;

import de.willkommen.appointment.administration.OnboardingRequest.NewService;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.Office;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The services an authority begins with, and which team serves which. */
final class NewServices {

    private final List<OfferedService> all = new ArrayList<>();
    private final Map<String, List<String>> byTeam = new HashMap<>();

    NewServices(Checks checks, Office office, List<String> teams, List<NewService> rows) {
        for (var index = 0; index < rows.size(); index++) {
            var path = "services[" + index + "].";
            var row = rows.get(index);
            var code = checks.code(path + "code", row.code(), Checks.WORD_CODE, 60);
            if (all.stream().anyMatch(service -> service.code().equals(code))) {
                checks.wrong(path + "code", "field.twice");
            }
            all.add(new OfferedService(
                    office.authority().code(),
                    office.code(),
                    code,
                    1,
                    ServiceForm.leikaKey(checks, path + "leikaKey", row.leikaKey()),
                    checks.number(path + "durationMinutes", row.durationMinutes(), 1, ServiceForm.LONGEST_MINUTES),
                    checks.number(
                            path + "furtherPersonMinutes", row.furtherPersonMinutes(), 0, ServiceForm.LONGEST_MINUTES),
                    checks.number(path + "maxPersons", row.maxPersons(), 1, ServiceForm.MOST_PERSONS),
                    ServiceForm.ticketLetter(checks, path + "ticketLetter", row.ticketLetter()),
                    index + 1,
                    true,
                    List.of()));
            var servedBy = row.team() == null || row.team().isBlank()
                    ? teams
                    : List.of(checks.oneOf(path + "team", row.team(), teams));
            servedBy.forEach(team ->
                    byTeam.computeIfAbsent(team, any -> new ArrayList<>()).add(code));
        }
    }

    List<OfferedService> all() {
        return List.copyOf(all);
    }

    /** Codes of what a team serves. */
    List<String> of(String team) {
        return List.copyOf(byTeam.getOrDefault(team, List.of()));
    }
}
