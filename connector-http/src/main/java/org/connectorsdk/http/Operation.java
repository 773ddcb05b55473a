package org.connectorsdk.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what one API method is and how carefully it has to be treated. Every method of an interface given to
 * {@link HttpRuntime#api} needs it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {

    /**
     * The name in errors, logs and metrics.
     *
     * @return lower-case words joined by {@code _}, such as {@code create_connection}
     */
    String value();

    /**
     * What a repeat would do.
     *
     * @return the safety
     */
    Safety safety();

    /**
     * How long it may take.
     *
     * @return the class; default {@link TimeoutClass#READ}
     */
    TimeoutClass timeout() default TimeoutClass.READ;

    /**
     * The most attempts, whatever the settings allow.
     *
     * @return 1 for none but the first; 0, the default, for the setting {@code attempts}
     */
    int maxAttempts() default 0;

    /**
     * Statuses after which this operation is repeated besides those that its {@link #safety} allows. Whoever names one
     * for {@link Safety#ONCE} vouches that the vendor has not acted when it answers so. 401 and 409 are refused.
     *
     * @return statuses from 400 to 599; none by default
     */
    int[] retryOn() default {};

    /**
     * Whether it runs a statement of the caller's, who alone can tell whether that only reads. Where
     * {@code CallOptions.readOnly} says so, the call is repeated like {@link Safety#READ}; else as its {@link #safety} says.
     *
     * @return whether it does; default false
     */
    boolean statement() default false;

    /**
     * Whether the body carries the caller's idempotency key, where there is one. Such a call is repeated like
     * {@link Safety#IDEMPOTENT}; one without a key as its {@link #safety} says.
     *
     * @return whether it does; default false
     */
    boolean keyInBody() default false;

    /**
     * Which circuit breaker watches it.
     *
     * @return the breaker; default {@link Breaker#BY_SAFETY}
     */
    Breaker breaker() default Breaker.BY_SAFETY;
}
