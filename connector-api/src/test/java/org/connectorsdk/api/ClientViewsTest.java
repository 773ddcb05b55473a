package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Views of one client differ in the options of their calls and in the form of their answers, and in nothing else. */
class ClientViewsTest {
    private static final CallOptions OPTIONS = CallOptions.builder()
            .deadline(Duration.ofSeconds(5))
            .header("X-Trace", "t-1")
            .build();

    private final Vendor vendor = new Vendor();
    private final DefaultConnections client = vendor.open();

    private enum Form {
        EITHER(client -> client.with(OPTIONS).get(Vendor.ID)),
        STREAM(client -> client.with(OPTIONS).stream(ConnectionQuery.all()).next()),
        RECONCILE(client -> client.with(OPTIONS).reconcile(GuardTest.inDoubt())),
        WAIT(client -> client.with(OPTIONS).await(Vendor.JOB, WaitPolicy.upTo(Duration.ofSeconds(1)))),
        THROWING(client -> client.orThrow().with(OPTIONS).get(Vendor.ID)),
        THROWING_OF_A_VIEW(client -> client.with(OPTIONS).orThrow().get(Vendor.ID)),
        FUTURE(client -> client.async().with(OPTIONS).get(Vendor.ID).join()),
        FUTURE_OF_A_VIEW(client -> client.with(OPTIONS).async().get(Vendor.ID).join());

        private final Consumer<Connections> call;

        Form(Consumer<Connections> call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallCarriesTheOptionsOfItsView(Form form) {
        form.call.accept(client);

        assertThat(vendor.options().deadline()).contains(Duration.ofSeconds(5));
        assertThat(vendor.options().headers()).containsEntry("X-Trace", "t-1");
    }

    @Test
    void theClientKeepsItsOwnOptions() {
        Connections view = client.with(OPTIONS);
        client.get(Vendor.ID);

        assertThat(vendor.options().deadline()).isEmpty();
        assertThat(view.descriptor()).isEqualTo(client.descriptor());
    }

    @Test
    void optionsReplaceThoseOfAnEarlierView() {
        client.with(OPTIONS).with(CallOptions.builder().maxAttempts(1).build()).get(Vendor.ID);

        assertThat(vendor.options().maxAttempts()).hasValue(1);
        assertThat(vendor.options().deadline()).isEmpty();
        assertThat(vendor.options().headers()).isEmpty();
    }

    @Test
    void aFacetAddsItsViewsOptionsToThoseOfTheCall() {
        TablePreview preview = (connection, table, rows, options) -> {
            vendor.given.add(options);
            return Either.right(new TablePreview.Preview(List.of("id"), List.of(), Optional.empty()));
        };
        vendor.answer = operation -> Optional.of(preview);

        client.with(OPTIONS)
                .facet(TablePreview.class)
                .orElseThrow()
                .preview(Vendor.ID, TableRef.of("public", "orders"), 1, CallOptions.deadline(Duration.ofSeconds(1)));

        assertThat(vendor.options().deadline()).contains(Duration.ofSeconds(1));
        assertThat(vendor.options().headers()).containsEntry("X-Trace", "t-1");
    }

    @Test
    void closingAViewClosesTheClient() {
        client.with(OPTIONS).close();

        assertThat(client.get(Vendor.ID).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(vendor.asked).containsExactly("close");
    }
}
