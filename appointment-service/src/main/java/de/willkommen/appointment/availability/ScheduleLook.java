package de.willkommen.appointment.availability;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.SqlStates;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Between what repeats a transaction ({@code PLATFORM_BEFORE + 190}) and what begins it ({@code + 200}). */
@OnCurrentSchedule
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 195)
class ScheduleLook {

    private final ScheduleIndex index;

    ScheduleLook(ScheduleIndex index) {
        this.index = index;
    }

    @AroundInvoke
    Object look(InvocationContext call) throws Exception {
        if (index.isRecent()) {
            try {
                return call.proceed();
            } catch (RuntimeException refused) {
                // Of what was rolled back nothing is left. It may have been for what is no longer so: once more.
                if (!(refused instanceof Refusal || SqlStates.isConflict(refused))) {
                    throw refused;
                }
            }
        }
        index.refresh();
        return call.proceed();
    }
}
