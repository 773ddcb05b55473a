package org.connectorsdk.testkit.conformance.rules.reliability;

import io.vavr.control.Either;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;

/** The provider under test with a mistake in its code, of the kind that nobody has planned for. */
final class BrokenProvider {
    /** What a foreign exception may quote. */
    static final String SECRET_WORDS = "pw=hunter2";

    /** What must go on to work, or the provider could not even be asked. */
    private static final Set<String> SOUND =
            Set.of("descriptor", "account", "close", "facet", "unwrap", "toString", "hashCode", "equals");

    private BrokenProvider() {}

    /** How it breaks. */
    enum Break {
        RUNTIME_EXCEPTION,
        LINKAGE_ERROR,
        NULL;

        private @Nullable Object now() {
            return switch (this) {
                case RUNTIME_EXCEPTION -> throw new IllegalStateException(SECRET_WORDS);
                case LINKAGE_ERROR -> throw new NoSuchMethodError(SECRET_WORDS);
                case NULL -> null;
            };
        }
    }

    /** It breaks while it is opened. */
    static ConnectorProvider atOpen(ConnectorProvider provider, Break how) {
        return new Around(provider) {
            @Override
            @SuppressWarnings({"unchecked", "NullAway"}) // who has no null checks answers null whatever its type says
            public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
                return (Either<ConnectorError, ProviderConnections>) how.now();
            }
        };
    }

    /** Each call is made, and breaks afterwards. */
    static ConnectorProvider afterCall(ConnectorProvider provider, Break how) {
        return new Around(provider) {
            @Override
            public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
                return provider.open(settings, context).map(real -> breaking(real, how));
            }
        };
    }

    private static ProviderConnections breaking(ProviderConnections real, Break how) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object answer = method.invoke(real, arguments);
                return SOUND.contains(method.getName()) ? answer : how.now();
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return (ProviderConnections) Proxy.newProxyInstance(
                ProviderConnections.class.getClassLoader(), new Class<?>[] {ProviderConnections.class}, handler);
    }

    private abstract static class Around implements ConnectorProvider {
        private final ConnectorProvider real;

        Around(ConnectorProvider real) {
            this.real = real;
        }

        @Override
        public String spiVersion() {
            return real.spiVersion();
        }

        @Override
        public ProviderDescriptor descriptor() {
            return real.descriptor();
        }
    }
}
