package org.connectorsdk.http.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.connectorsdk.http.HttpRuntime;

/**
 * Says what one API method is and how carefully it has to be treated. Every method of an interface given to
 * {@link HttpRuntime#api} needs it.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {

    /**
     * {@return the name in errors, logs and metrics; lower-case words joined by {@code _}, such as {@code
     * create_connection}}
     */
    String value();

    /** {@return what a repeat would do; the safety} */
    Safety safety();

    /** {@return how long it may take; the class; default {@link TimeoutClass#READ}} */
    TimeoutClass timeout() default TimeoutClass.READ;

    /**
     * {@return the most attempts, whatever the settings allow; 1 for none but the first; 0, the default, for the
     * setting {@code attempts}}
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
     * {@code CallOptions.readOnly} says so, the call is repeated like {@link Safety#READ}; else as its {@link #safety}
     * says.
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

    /** {@return which circuit breaker watches it; default {@link Breaker#BY_SAFETY}} */
    Breaker breaker() default Breaker.BY_SAFETY;

    /** How long an operation may take, in classes that a user can set. {@code CallOptions.deadline} wins over each. */
    public enum TimeoutClass {
        /** A quick answer is expected: setting {@code read-deadline}, default 60 s. */
        READ,

        /**
         * The vendor works while we wait (create with discovery, introspect, test): setting {@code slow-deadline},
         * default 300 s. The server may stay silent that long before its answer begins; once it has begun, {@code
         * idle-timeout} bounds each pause.
         */
        SLOW,

        /** The time depends on the amount of data: no deadline; {@code idle-timeout} bounds each pause. */
        TRANSFER
    }

    /** Which circuit breaker watches an operation. Each runtime and host has its own set. */
    public enum Breaker {
        /** One breaker for what changes nothing, one for what changes something, told apart by {@link Safety}. */
        BY_SAFETY,

        /** The breaker of status polls, so that failing triggers do not blind a wait that is in progress. */
        POLL,

        /** None: the request is sent while other breakers are open, and its failures open none. For cancelling. */
        BYPASS
    }

    /**
     * What repeating a request would do on the provider's side. It alone decides whether a request is ever sent twice.
     */
    public enum Safety {
        /**
         * Changes nothing. Repeated after 408, 429, 500, 502, 503, 504 and broken connections; its failures never have
         * the outcome UNKNOWN.
         */
        READ,

        /**
         * Changes something, but a second time changes nothing more (delete, full update). Repeated like {@link #READ}.
         */
        IDEMPOTENT,

        /**
         * Repeatable because the vendor applies one idempotency key once. Repeated like {@link #READ}, with the same
         * {@code Idempotency-Key} header on every attempt: the caller's key, or one that is made per call.
         */
        KEYED,

        /**
         * Each request acts anew (create, start). Repeated only where it is proven that the server did not act: the
         * connection was never established, 429, or 401 on a token that the library itself had minted.
         */
        ONCE
    }
}
