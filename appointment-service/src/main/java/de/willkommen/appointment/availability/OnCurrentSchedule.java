package de.willkommen.appointment.availability;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Looks at what was booked and planned meanwhile before the method, and its transaction, begin; once more when the
 * transaction is repeated. In a crowd a look some milliseconds old will do at first: the method has to find out from the
 * database where that was too old, and refuse or conflict, and is then called again after a look of its own.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OnCurrentSchedule {}
