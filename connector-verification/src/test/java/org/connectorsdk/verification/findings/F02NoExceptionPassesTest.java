package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** F-02: whatever a provider throws, and whatever null it answers, reaches the caller as an error with a type. */
@Finding(value = "F-02", rule = "No exception of a provider passes, and none that follows a write denies it")
class F02NoExceptionPassesTest {
    private static final ConnectionId ID = ConnectionId.of("c-1");

    static List<Input<Supplier<@Nullable Object>>> inputs() {
        return List.of(
                Input.of("a time out of range", () -> thrown(new DateTimeException("secret"))),
                Input.of("an argument that is refused", () -> thrown(new IllegalArgumentException("secret"))),
                Input.of("a null that was not thought of", () -> thrown(new NullPointerException("secret"))),
                Input.of("a class that is not there", () -> thrown(new NoClassDefFoundError("secret"))),
                Input.of("a method of another version", () -> thrown(new NoSuchMethodError("secret"))),
                Input.of("a number out of range", () -> thrown(new ArithmeticException("secret"))),
                Input.of("null instead of an answer", () -> null));
    }

    private static Object thrown(RuntimeException e) {
        throw e;
    }

    private static Object thrown(Error e) {
        throw e;
    }

    /** A provider of which every method that answers something does the same. */
    private static Connections broken(Supplier<@Nullable Object> does) {
        TablePreview facet = proxy(TablePreview.class, TablePreview.class, null, does);
        ProviderDescriptor descriptor = ProviderDescriptor.of("broken", "Broken")
                .can(Capability.LIST, Capability.GET, Capability.CREATE, Capability.UPDATE, Capability.DELETE)
                .can(Capability.TEST, Capability.INTROSPECT, Capability.PREVIEW)
                .build();
        ProviderConnections connections = new ProviderConnections() {
            @Override
            public ProviderDescriptor descriptor() {
                return descriptor;
            }

            @Override
            public String account() {
                return "0000000000000000";
            }

            @Override
            public <F> Optional<F> facet(Class<F> type) {
                return Optional.of(type.cast(facet));
            }

            @Override
            public void close() {
                @Nullable Object unused = does.get();
            }
        };
        ProviderConnections all = proxy(ProviderConnections.class, ProviderConnections.class, connections, does);
        return Connectors.of(provider(descriptor, () -> Either.right(all)))
                .open("broken", ConnectorConfig.builder().build())
                .get();
    }

    private static <T> T proxy(Class<?> loader, Class<T> type, @Nullable T sound, Supplier<@Nullable Object> does) {
        return type.cast(Proxy.newProxyInstance(
                loader.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                    boolean isBroken = sound == null
                            || method.getReturnType() == Either.class
                            || method.getName().equals("stream");
                    try {
                        return isBroken ? does.get() : method.invoke(sound, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private static ConnectorProvider provider(
            ProviderDescriptor descriptor, Supplier<@Nullable Either<ConnectorError, ProviderConnections>> open) {
        return new ConnectorProvider() {
            @Override
            public String spiVersion() {
                return SpiVersion.CURRENT;
            }

            @Override
            public ProviderDescriptor descriptor() {
                return descriptor;
            }

            @Override
            @SuppressWarnings("NullAway") // a provider that breaks the contract is what this is about
            public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
                return open.get();
            }
        };
    }

    private static void assertTyped(ConnectorError error, Outcome outcome) {
        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.outcome()).isEqualTo(outcome);
        assertThat(error.message()).startsWith("broken ").doesNotContain("secret");
    }

    /** The views and vendors make no difference to a stranger's provider; they do to the answers below. */
    @ForEveryCase
    void aReadOfAnyProviderAnswersAnError(Case<Supplier<@Nullable Object>> one) {
        try (Connections client = broken(one.value())) {
            assertTyped(one.error(client, ViewCall.get(ID)), Outcome.NOT_SENT);
            assertTyped(one.error(client, ViewCall.stream()), Outcome.NOT_SENT);
            assertTyped(one.error(client, ViewCall.list()), Outcome.NOT_SENT);
        }
    }

    @ForEveryCase
    void aWriteOfWhichNothingIsKnownIsInDoubt(Case<Supplier<@Nullable Object>> one) {
        try (Connections client = broken(one.value())) {
            assertTyped(one.error(client, ViewCall.delete(ID)), Outcome.UNKNOWN);
        }
    }

    @ForEveryCase
    void aFacetIsUnderTheSameGuard(Case<Supplier<@Nullable Object>> one) {
        try (Connections client = broken(one.value())) {
            TablePreview preview = client.facet(TablePreview.class).orElseThrow();

            assertTyped(
                    preview.preview(ID, TableRef.of("s", "t"), 1, CallOptions.none())
                            .getLeft(),
                    Outcome.NOT_SENT);
        }
    }

    @ForEveryCase
    void aProviderThatCannotBeOpenedIsAConfigurationError(Case<Supplier<@Nullable Object>> one) {
        ProviderDescriptor descriptor =
                ProviderDescriptor.of("broken", "Broken").build();
        ConnectorProvider provider = provider(descriptor, () -> {
            Object answer = one.value().get();
            return answer == null
                    ? null
                    : Either.left(new ConnectorError.Closed(
                            ErrorContext.of("broken", "open").build()));
        });

        ConnectorError error = Connectors.of(provider)
                .open("broken", ConnectorConfig.builder().build())
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.message()).startsWith("broken open: ").doesNotContain("secret");
    }

    /** What a caller's own visitor throws is the caller's, of any provider. */
    @ForEveryCase(with = "INTROSPECT")
    void whatAVisitorThrowsComesOutUnchanged(Case<Supplier<@Nullable Object>> one, Stage stage) {
        ConnectionId id = stage.harness().seedCatalog().orElseThrow().connection();
        IllegalStateException own = new IllegalStateException("mine");
        CatalogVisitor visitor = table -> {
            throw own;
        };

        assertThatThrownBy(() -> stage.open().introspect(id, IntrospectionRequest.all(), visitor))
                .isSameAs(own);
    }

    /** An id that no id can be costs the answer, not the caller's thread. */
    @ForEveryCase(with = "UPDATE")
    void aWriteThatWasAnsweredWithABlankIdIsInDoubt(Case<Supplier<@Nullable Object>> one, Stage stage) {
        stage.always(NeutralCall.CREATE, Fault.rewriteJson(body -> {
            for (String name : List.of("id", "connectionId")) {
                body.findParents(name).forEach(parent -> ((ObjectNode) parent).put(name, ""));
            }
        }));

        ConnectorError error = one.error(stage.open(), ViewCall.create(stage.spec("orders")));

        assertThat(error.outcome()).as(error.message()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aProviderThatThrowsWhenItIsClosedIsClosed() {
        Connections client = broken(() -> thrown(new IllegalStateException("secret")));

        client.close();

        assertThat(client.list(ConnectionQuery.all()).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }
}
