package org.connectorsdk.api.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;

/**
 * Secrets among plain settings: refused in clear, left out where they say nothing, let through where they are asked to
 * be.
 */
class PlainSecretsTest {
    private final PlainSecrets plain = new PlainSecrets();

    private static ConnectionSpec.Builder spec(JsonObject config) {
        return ConnectionSpec.builder("orders", "postgres").config(config);
    }

    private static ConnectionChange.Builder change(JsonObject config) {
        return ConnectionChange.builder().config(config);
    }

    @Test
    void aSecretInClearIsRefusedWithTheWayOut() {
        plain.checked(
                spec(JsonObject.of("ssh", JsonObject.of("password", "hunter2"))).build());

        assertThat(plain.violations())
                .containsExactly(new FieldViolation(
                        "config.ssh.password",
                        "refused",
                        "has the name of a secret: pass it as a secret, secrets(\"ssh.password\", …) or --secret "
                                + "ssh.password=env:NAME; if it is not one, use the vendor option config"));
    }

    @Test
    void aChangeRefusesASecretInClearToo() {
        plain.checked(change(JsonObject.of("password", "hunter2")).build());

        assertThat(plain.violations()).extracting(FieldViolation::path).containsExactly("config.password");
    }

    @Test
    void theEndsAreCheckedByTheirPlaces() {
        ConnectionSpec end = spec(JsonObject.of("password", "hunter2", "token", "", "host", "db"))
                .build();
        EndSpec existing = EndSpec.existing("d-1");

        ConnectionSpec checked = plain.checked(spec(JsonObject.empty())
                .source(EndSpec.create(end))
                .destination(existing)
                .build());

        assertThat(plain.violations()).extracting(FieldViolation::path).containsExactly("source.config.password");
        assertThat(plain.warnings())
                .containsExactly("source.config.token was left out: null, an empty string or a mask is not a secret");
        assertThat(checked.source().flatMap(EndSpec::spec).map(ConnectionSpec::config))
                .contains(JsonObject.of("password", "hunter2", "host", "db"));
        assertThat(checked.destination()).contains(existing);
    }

    @Test
    void whatSaysNothingIsLeftOutAtEveryDepth() {
        JsonObject config = JsonObject.of(
                "password",
                JsonNull.INSTANCE,
                "list",
                JsonArray.of("a", JsonObject.of("token", "****", "host", "db")),
                "name",
                "");

        ConnectionSpec checked = plain.checked(spec(config).build());

        assertThat(checked.config())
                .isEqualTo(JsonObject.of("list", JsonArray.of("a", JsonObject.of("host", "db")), "name", ""));
        assertThat(plain.warnings())
                .containsExactly(
                        "config.password was left out: null, an empty string or a mask is not a secret",
                        "config.list.1.token was left out: null, an empty string or a mask is not a secret");
        assertThat(plain.violations()).isEmpty();
    }

    @Test
    void settingsWithoutSecretsAreTheSameObject() {
        JsonObject config = JsonObject.of("host", "db");

        assertThat(plain.checked(spec(config).build()).config()).isSameAs(config);
        assertThat(plain.warnings()).isEmpty();
    }

    @Test
    void theVendorOptionJoinsTheConfigAsItIs() {
        JsonObject options = JsonObject.of("config", JsonObject.of("password", "p"), "other", 1);

        ConnectionSpec created = plain.checked(
                spec(JsonObject.of("host", "db")).vendorOptions(options).build());
        ConnectionChange changed = plain.checked(
                change(JsonObject.of("host", "db")).vendorOptions(options).build());

        assertThat(created.config()).isEqualTo(JsonObject.of("host", "db", "password", "p"));
        assertThat(created.vendorOptions()).isEqualTo(JsonObject.of("other", 1));
        assertThat(changed.config()).isEqualTo(JsonObject.of("host", "db", "password", "p"));
        assertThat(changed.vendorOptions()).isEqualTo(JsonObject.of("other", 1));
        assertThat(plain.violations()).isEmpty();
    }

    @Test
    void aVendorOptionThatIsNoObjectIsTheProvidersBusiness() {
        JsonObject options = JsonObject.of("config", "text");

        ConnectionSpec created =
                plain.checked(spec(JsonObject.empty()).vendorOptions(options).build());

        assertThat(created.vendorOptions()).isSameAs(options);
        assertThat(created.config()).isEqualTo(JsonObject.empty());
    }

    @Test
    void aChangeLeavesOutWhatMeansUnchanged() {
        ConnectionChange checked =
                plain.checked(change(JsonObject.of("password", "", "host", "", "token", JsonNull.INSTANCE))
                        .build());

        assertThat(checked.config()).isEqualTo(JsonObject.of("host", ""));
        assertThat(plain.warnings())
                .containsExactly(
                        "config.password is unchanged: null, an empty string or a mask is not a secret",
                        "config.token is unchanged: null, an empty string or a mask is not a secret");
    }

    @Test
    void aSecretThatMovesOutOfTheSettingsStaysNull() {
        ConnectionChange checked = plain.checked(change(JsonObject.of("password", JsonNull.INSTANCE))
                .secrets("password", Secret.of("hunter2"))
                .build());

        assertThat(checked.config().get("password")).isEqualTo(Optional.of(JsonNull.INSTANCE));
        assertThat(plain.warnings()).isEmpty();
    }
}
