package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.junit.jupiter.api.Test;

/** What is put around a provider is opened in its place, and all else stays as it was. */
class DecoratedProvidersTest {
    private final Connectors plain = Connectors.of(new ScriptedProvider(Capability.LIST));
    private final List<String> opened = new ArrayList<>();

    /** Something around a provider, under another name. */
    private interface Around extends UnaryOperator<ConnectorProvider> {
        Either<ConnectorError, ProviderConnections> open(
                ConnectorProvider inner, Settings settings, RuntimeContext context);

        @Override
        default ConnectorProvider apply(ConnectorProvider inner) {
            return new ConnectorProvider() {
                @Override
                public String spiVersion() {
                    return inner.spiVersion();
                }

                @Override
                public ProviderDescriptor descriptor() {
                    return ProviderDescriptor.of("another", "Another").build();
                }

                @Override
                public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
                    return Around.this.open(inner, settings, context);
                }
            };
        }
    }

    private Around noting(String name) {
        return (inner, settings, context) -> {
            opened.add(name);
            return inner.open(settings, context);
        };
    }

    private static Either<ConnectorError, Connections> open(Connectors connectors) {
        return connectors.open("scripted", ConnectorConfig.empty());
    }

    @Test
    void itIsOpenedInTheProvidersPlaceAndUnderItsId() {
        try (Connections client = open(plain.decorated(noting("around"))).get()) {
            assertThat(opened).containsExactly("around");
            assertThat(client.descriptor().id()).isEqualTo("scripted");
        }
    }

    @Test
    void theLastOneIsOutermost() {
        open(plain.decorated(noting("inner")).decorated(noting("outer"))).get().close();

        assertThat(opened).containsExactly("outer", "inner");
    }

    @Test
    void theOriginalIsLeftAsItWas() {
        Connectors unused = plain.decorated(noting("around"));
        open(plain).get().close();

        assertThat(unused).isNotSameAs(plain);
        assertThat(opened).isEmpty();
    }

    @Test
    void whatIsFoundAndWhatIsBrokenStays() {
        Connectors several =
                Connectors.of(new ScriptedProvider(Capability.LIST), new ScriptedProvider(Capability.LIST));

        Connectors decorated = several.decorated(noting("around"));

        assertThat(several.problems()).isNotEmpty();
        assertThat(decorated.problems()).isEqualTo(several.problems());
        assertThat(plain.decorated(noting("around")).providers()).isEqualTo(plain.providers());
        assertThat(plain.decorated(noting("around")).provider("another")).isEqualTo(Optional.empty());
    }

    @Test
    void itsErrorIsTheErrorOfOpening() {
        ConnectorError refusal = new ConnectorError.Unauthenticated(
                ErrorContext.of("scripted", "open").summary("not today").build());
        Around refusing = (inner, settings, context) -> Either.left(refusal);

        assertThat(open(plain.decorated(refusing)).getLeft().context().summary())
                .isEqualTo("not today");
    }

    @Test
    void oneThatThrowsIsTypedAsAnyProviderIs() {
        Around throwing = (inner, settings, context) -> {
            throw new IllegalStateException("a defect");
        };

        assertThat(open(plain.decorated(throwing)).getLeft().kind()).isEqualTo(ErrorKind.CONFIGURATION);
    }

    @Test
    void nothingIsNoProvider() {
        @SuppressWarnings("NullAway") // what a caller without checks may do
        UnaryOperator<ConnectorProvider> nothing = inner -> null;

        assertThatThrownBy(() -> plain.decorated(nothing)).isInstanceOf(NullPointerException.class);
    }
}
