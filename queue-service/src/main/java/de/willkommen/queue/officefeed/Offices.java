package de.willkommen.queue.officefeed;

import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The copies of offices and of what belongs to them, to be read. */
@ApplicationScoped
public class Offices {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Sql sql;

    Offices(Sql sql) {
        this.sql = sql;
    }

    /** @param code as somebody sent it */
    public Optional<Office> office(String code) {
        return !isCode(code)
                ? Optional.empty()
                : sql.first("select * from office where code = ?", Offices::office, code);
    }

    public List<Office> all() {
        return sql.list("select * from office order by code", Offices::office);
    }

    /** A counter in use; its code is unique within the authority. */
    public Optional<Counter> counter(String authority, String code) {
        return !isCode(code)
                ? Optional.empty()
                : sql.first(
                        "select * from counter where authority = ? and code = ? and active",
                        Offices::counter,
                        authority,
                        code);
    }

    /** The counters in use of an office. */
    public List<Counter> counters(String office) {
        return sql.list("select * from counter where office = ? and active order by code", Offices::counter, office);
    }

    /** Somebody who works there now. */
    public Optional<StaffMember> staff(String authority, String subject) {
        return sql.first(
                "select * from staff where authority = ? and subject = ? and active",
                Offices::staff,
                authority,
                subject);
    }

    /** Whether somebody works no more, or, where it must be this office, in another one. */
    boolean hasLeft(Office office, String subject, boolean mustBeThisOffice) {
        return sql.first("""
                        select 1 as one from staff
                        where authority = ? and subject = ? and (not active or (? and office <> ?))
                        """, row -> true, office.authority(), subject, mustBeThisOffice, office.code())
                .isPresent();
    }

    /** Every service the office ever offered; who opens tickets looks at {@link ServiceOffer#active()}. */
    public List<ServiceOffer> services(String office) {
        return sql.list("select * from service where office = ? order by code", Offices::service, office);
    }

    /** Whatever else is sent, there is nothing of that name; PostgreSQL need not see it. */
    private static boolean isCode(String sent) {
        return CODE.matcher(sent).matches();
    }

    private static Office office(Row row) throws SQLException {
        return new Office(
                row.text("code"),
                row.text("authority"),
                ZoneId.of(row.text("time_zone")),
                row.texts("languages"),
                Duration.ofMinutes(row.number("check_in_before")),
                Duration.ofMinutes(row.number("check_in_after")));
    }

    private static Counter counter(Row row) throws SQLException {
        return new Counter(
                row.text("authority"),
                row.text("code"),
                row.text("office"),
                row.text("room"),
                row.texts("services"),
                row.texts("languages"),
                row.flag("active"));
    }

    private static StaffMember staff(Row row) throws SQLException {
        return new StaffMember(
                row.text("authority"),
                row.text("subject"),
                row.text("office"),
                row.texts("services"),
                row.texts("languages"),
                row.flag("active"));
    }

    private static ServiceOffer service(Row row) throws SQLException {
        return new ServiceOffer(
                row.text("office"),
                row.text("code"),
                row.text("ticket_letter"),
                row.number("duration_minutes"),
                row.number("further_person_minutes"),
                row.flag("active"));
    }
}
