package de.willkommen.appointment.administration;

import de.willkommen.appointment.administration.OnboardingRequest.OpeningRow;
import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.office.Office;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The opening hours an authority begins with, one plan for each row and team. */
final class NewPlans {

    static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final Checks checks;
    private final Office office;
    private final List<String> teams;
    private final List<Hours> all = new ArrayList<>();

    NewPlans(Checks checks, Office office, List<String> teams, List<OpeningRow> rows) {
        this.checks = checks;
        this.office = office;
        this.teams = teams;
        for (var index = 0; index < rows.size(); index++) {
            add("openings[" + index + "].", rows.get(index));
        }
    }

    private record Hours(String team, List<String> days, LocalTime opensAt, LocalTime closesAt) {

        boolean meets(Hours other) {
            return team.equals(other.team)
                    && days.stream().anyMatch(other.days::contains)
                    && startsBeforeEndOf(other)
                    && other.startsBeforeEndOf(this);
        }

        private boolean startsBeforeEndOf(Hours other) {
            return opensAt.isBefore(other.closesAt) || other.closesAt.equals(LocalTime.MIDNIGHT);
        }
    }

    /** The plans, valid from that day on. */
    List<OpeningPlan> from(LocalDate firstDay) {
        return all.stream()
                .filter(hours -> !hours.days().isEmpty())
                .map(hours -> new OpeningPlan(
                        UUID.randomUUID(),
                        0,
                        office.authority().code(),
                        office.code(),
                        OpeningPlan.Owner.team(hours.team()),
                        firstDay,
                        null,
                        hours.opensAt(),
                        hours.closesAt(),
                        "FREQ=WEEKLY;BYDAY=" + String.join(",", hours.days()),
                        Set.of(),
                        List.of(OpeningPlan.Share.ALL_PUBLIC)))
                .toList();
    }

    private void add(String path, OpeningRow row) {
        var days = checks.chosen(path + "days", row.days(), true, DAYS);
        var opensAt = checks.time(path + "opensAt", row.opensAt());
        var closesAt = checks.time(path + "closesAt", row.closesAt());
        var isOrdered = closesAt.isAfter(opensAt) || closesAt.equals(LocalTime.MIDNIGHT);
        if (!isOrdered) {
            checks.wrong(path + "closesAt", "field.order");
        }
        var open = row.team() == null || row.team().isBlank()
                ? teams
                : List.of(checks.oneOf(path + "team", row.team(), teams));
        for (var team : open) {
            var hours = new Hours(team, days, opensAt, isOrdered ? closesAt : LocalTime.MIDNIGHT);
            if (isOrdered && all.stream().anyMatch(hours::meets)) {
                checks.wrong(path + "opensAt", "field.overlap");
            }
            all.add(hours);
        }
    }
}
