package de.willkommen.kit.sql;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats the whole transaction up to three times when PostgreSQL ended it for a deadlock or a serialisation failure.
 * Stands on a use case beside {@code @Transactional} and goes around it; after the third time the caller gets 503.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RepeatOnConflict {}
