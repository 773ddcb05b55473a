package org.connectorsdk.api.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.connectorsdk.api.observe.Observer;
import org.jspecify.annotations.Nullable;

/**
 * What the surrounding process lends to the library: time, observation, a name for the user agent, and objects of its
 * own that a provider may know (an HTTP client to share).
 *
 * <p>Immutable. What is lent stays the lender's: the library closes nothing that it was given.
 *
 * @since 0.1.0
 */
public final class RuntimeContext {
    private static final RuntimeContext STANDARD = builder().build();

    private final TimeSource time;
    private final Observer observer;
    private final String account;
    private final String integrator;
    private final @Nullable Executor executor;
    private final ContextCarrier contextCarrier;
    private final @Nullable Tls tls;
    private final Map<Class<?>, Object> lent;

    private RuntimeContext(Builder builder) {
        this.time = builder.time;
        this.observer = builder.observer;
        this.account = builder.account;
        this.integrator = builder.integrator;
        this.executor = builder.executor;
        this.contextCarrier = builder.contextCarrier.within(builder.observer.contextCarrier());
        this.tls = builder.tls;
        this.lent = Map.copyOf(builder.lent);
    }

    /** {@return the machine's time, no observer, nothing lent} */
    public static RuntimeContext standard() {
        return STANDARD;
    }

    /** {@return a builder that starts from {@link #standard()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the time source for every wait, deadline and time-out of the library} */
    public TimeSource time() {
        return time;
    }

    /** {@return the observer of all that clients do, which never throws; {@link Observer#NONE} by default} */
    public Observer observer() {
        return observer;
    }

    /** {@return what the process calls the account in metrics, traces and logs; empty by default} */
    public String account() {
        return account;
    }

    /**
     * {@return what the integrating product calls itself in the user agent, such as {@code acme-etl/4.2}; empty by
     * default}
     */
    public String integrator() {
        return integrator;
    }

    /** {@return the executor that work on other threads runs on; empty for threads of the library's own} */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * {@return what takes the caller's context to the threads of asynchronous calls: the lent carrier and that of the
     * observer; {@link ContextCarrier#NONE} by default}
     */
    public ContextCarrier contextCarrier() {
        return contextCarrier;
    }

    /** {@return whom connections trust and who they are; empty for what settings and Java have} */
    public Optional<Tls> tls() {
        return Optional.ofNullable(tls);
    }

    /**
     * Lent TLS.
     *
     * @param context makes the encrypted connections, with its keys
     * @param trust decides which servers are trusted, as it does in that context
     */
    public record Tls(SSLContext context, X509TrustManager trust) {
        /**
         * Null for any part is refused with {@link NullPointerException}, what cannot be used with
         * {@link IllegalArgumentException}.
         *
         * @param context makes the encrypted connections, with its keys
         * @param trust decides which servers are trusted, as it does in that context
         */
        public Tls {
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(trust, "trust");
            try {
                context.getSocketFactory();
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException("tls: the context is not initialised; call its init first", e);
            }
            if (trust.getAcceptedIssuers() == null) {
                throw new IllegalArgumentException(
                        "tls: getAcceptedIssuers of the trust manager answers null; answer an empty array for none");
            }
        }
    }

    /**
     * Gives the chance that keeps many from doing the same at the same instant: a lent {@link RandomGenerator}, which
     * must serve many threads, or the machine's own.
     *
     * @return draws from 0 (inclusive) to 1 (exclusive)
     */
    public DoubleSupplier random() {
        return lent(RandomGenerator.class)
                .<DoubleSupplier>map(generator -> generator::nextDouble)
                .orElse(() -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * Finds an object that the process lends.
     *
     * @param type its type, as named in the provider's documentation
     * @param <T> its type
     * @return the object; empty when none was lent
     */
    public <T> Optional<T> lent(Class<T> type) {
        return Optional.ofNullable(type.cast(lent.get(type)));
    }

    /** Builds a context. Not thread-safe. */
    public static final class Builder {
        private TimeSource time = TimeSource.system();
        private Observer observer = Observer.NONE;
        private String account = "";
        private String integrator = "";
        private @Nullable Executor executor;
        private ContextCarrier contextCarrier = ContextCarrier.NONE;
        private @Nullable Tls tls;
        private final Map<Class<?>, Object> lent = new HashMap<>();

        private Builder() {}

        /**
         * Replaces the clock and the pauses.
         *
         * @param value the time source; default the machine's
         * @return this builder
         */
        public Builder time(TimeSource value) {
            this.time = Objects.requireNonNull(value, "time");
            return this;
        }

        /**
         * Watches all that clients do.
         *
         * @param value the observer; default none. For more than one see {@link Observer#all}
         * @return this builder
         */
        public Builder observer(Observer value) {
            this.observer = Observer.all(Objects.requireNonNull(value, "observer"));
            return this;
        }

        /**
         * Names the account in metrics, traces and logs, where a process has several of one provider.
         *
         * @param value a name that is no secret, at most 100 characters in one line; default empty
         * @return this builder
         * @throws IllegalArgumentException if it is longer, or has control characters
         */
        public Builder account(String value) {
            if (value.length() > 100 || value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("account: at most 100 characters in one line");
            }
            this.account = value;
            return this;
        }

        /**
         * Names the integrating product in the user agent, after the library's own name.
         *
         * @param value letters, digits and {@code . _ - / ( )} and blanks, at most 100; such as {@code acme-etl/4.2}
         * @return this builder
         * @throws IllegalArgumentException if another character is in it, as it would break the header
         */
        public Builder integrator(String value) {
            if (value.length() > 100 || !value.chars().allMatch(Builder::allowed)) {
                throw new IllegalArgumentException("integrator: at most 100 letters, digits, blanks and ._-/()");
            }
            this.integrator = value;
            return this;
        }

        /**
         * Lends the threads of asynchronous calls, of the polls of asynchronous waits, and of the next page of a
         * stream, which is fetched by whoever reads the stream when no thread is free. Blocking calls run on the thread
         * of whoever makes them, as ever.
         *
         * @param value runs work on threads of its own, each piece as long as a call takes; it is never shut down. What
         *     it refuses is answered {@code RateLimited}. Default virtual threads where Java has them, else one pool
         *     for the process
         * @return this builder
         */
        public Builder executor(Executor value) {
            this.executor = Objects.requireNonNull(value, "executor");
            return this;
        }

        /**
         * Takes the caller's context (a trace, a logging context) to the threads of asynchronous calls and waits, and
         * of the next page of a stream.
         *
         * @param value the carrier; default none
         * @return this builder
         */
        public Builder contextCarrier(ContextCarrier value) {
            this.contextCarrier = Objects.requireNonNull(value, "contextCarrier");
            return this;
        }

        /**
         * Lends TLS to every provider: whom its connections trust, and with which certificate they are known, such as
         * one whose key must not be in a file. Host names are checked whatever the trust manager does. A lent HTTP
         * client's own TLS has no part then; the settings {@code trust-store} and {@code client-certificate} are
         * refused beside it. An upload to a vendor's storage host uses the trust manager alone and shows no
         * certificate.
         *
         * @param context initialised, with that trust manager; the one of the JDK, of whose connections what a server
         *     sends beyond an answer is noticed
         * @param trust the trust manager with which the context was initialised
         * @return this builder
         * @throws IllegalArgumentException if the context was not initialised, or the issuers are null
         */
        public Builder tls(SSLContext context, X509TrustManager trust) {
            this.tls = new Tls(context, trust);
            return this;
        }

        private static boolean allowed(int c) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || " ._-/()".indexOf(c) >= 0;
        }

        /**
         * Lends an object. It is used, never closed.
         *
         * @param type the type by which providers find it
         * @param value the object
         * @param <T> its type
         * @return this builder
         */
        public <T> Builder lend(Class<T> type, T value) {
            this.lent.put(Objects.requireNonNull(type, "type"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Shares the setting {@code rate-limit} with the other processes that use the account.
         *
         * @param value the place where they share it; default none: each process has the whole rate
         * @return this builder
         */
        public Builder sharedLimit(SharedLimit value) {
            return lend(SharedLimit.class, value);
        }

        /** {@return the context} */
        public RuntimeContext build() {
            return new RuntimeContext(this);
        }
    }
}
