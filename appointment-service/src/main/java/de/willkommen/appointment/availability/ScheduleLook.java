package de.willkommen.appointment.availability;

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
        index.refresh();
        return call.proceed();
    }
}
