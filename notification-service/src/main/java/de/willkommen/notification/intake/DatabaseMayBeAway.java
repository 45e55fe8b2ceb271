package de.willkommen.notification.intake;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on a listener beside {@code @Transactional} and goes around it: while PostgreSQL is away or busy the event is
 * tried again, for as long as it takes. What fails for another reason goes to the dead-letter topic.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DatabaseMayBeAway {}
