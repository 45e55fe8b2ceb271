package de.willkommen.queue.sql;

/** How figures, forecasts and alarms count the stays of tickets: the parts of their questions that are the same. */
public final class CountedStays {

    /**
     * Since when the person of a {@code ticket} waits: the check-in, or the appointment where that is later, as in the live
     * overview.
     */
    public static final String WAITING_SINCE = "greatest(ticket.opened_at, ticket.due_at)";

    private static final String STAYS = """
            select segment.*,
                   lead(step) over following as next_step,
                   case when lead(step) over following = 'UNDO'
                        then lead(status) over following else status end as meant,
                   coalesce(lead(by_night) over following, false) as ended_by_night
            from ticket_segment segment
            where ticket_id in (%s)
            window following as (partition by ticket_id order by ordinal)
            """;

    private CountedStays() {}

    /**
     * The stays of tickets, each with the step that ended it ({@code next_step}), whether the night did ({@code
     * ended_by_night}), and the state it counts as ({@code meant}): a misclick is the state it was taken back to.
     *
     * @param tickets their ids, or a question for them whose parameters are the only ones
     */
    public static String of(String tickets) {
        return STAYS.formatted(tickets);
    }
}
