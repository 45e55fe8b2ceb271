package de.willkommen.kit.sql;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats the whole transaction until the database answers. For consumers of events, beside {@code @Transactional}: an
 * event must wait for a database that is away, not become a dead letter. Everything else is thrown at once.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RepeatOnOutage {}
