package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertInvalid;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Creating, with secrets that become a credential (INC-03). */
class CreateTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private static ConnectionSpec.Builder spec() {
        return ConnectionSpec.builder("billing", "postgres")
                .config(json("{'host':'pg.test','port':5433,'username':'ro'}"));
    }

    private static ConnectionSpec withPassword() {
        return spec().secrets("password", Secret.of("s3cret-canary")).build();
    }

    @Test
    void aConnectionIsCreatedWithOneRequest() {
        Connection created = right(fixture.open().create(spec().build()));
        assertThat(created.id().value()).isEqualTo("conn_000001");
        assertThat(created.config()).isEqualTo(json("{'host':'pg.test','port':5433,'username':'ro'}"));
        assertThat(created.createdAt()).isPresent();
        assertThat(fixture.sent("connections.create"))
                .isEqualTo(node("{'name':'billing','type':'postgres',"
                        + "'config':{'host':'pg.test','port':5433,'username':'ro'}}"));
        assertThat(fixture.requests("credentials.create")).isZero();
    }

    @Test
    void secretsBecomeACredentialAndNeverPartOfTheConfig() {
        Connection created = right(fixture.open().create(withPassword()));
        assertThat(created.credential()).contains(CredentialRef.id("cred_000001"));
        assertThat(fixture.state().storedConfig("conn_000001"))
                .contains(node("{'host':'pg.test','port':5433,'username':'ro'}"));
        assertThat(fixture.state().storedCredential("cred_000001"))
                .contains(node("{'username':'ro','password':'s3cret-canary'}"));
        assertThat(fixture.sent("credentials.create").get("type").asText()).isEqualTo("database");
        assertThat(created.toString()).doesNotContain("canary");
    }

    @Test
    void aVendorOptionSaysHowTheCredentialIsNamedAndTyped() {
        ConnectionSpec spec = spec().secrets("client_secret", Secret.of("x"))
                .vendorOptions(json("{'credential':{'name':'own','type':'oauth','config':{'client_id':'c'}}}"))
                .build();
        right(fixture.open().create(spec));
        assertThat(fixture.sent("credentials.create"))
                .isEqualTo(node("{'name':'own','type':'oauth',"
                        + "'config':{'username':'ro','client_id':'c','client_secret':'x'}}"));
        assertThat(fixture.sent("connections.create").has("credential")).isFalse();
    }

    @Test
    void aStoredCredentialIsReferredToByIdOrName() {
        Connections connections = fixture.open();
        right(connections.create(withPassword()));
        ConnectionSpec byId =
                spec().name("b").credential(CredentialRef.id("cred_000001")).build();
        ConnectionSpec byName =
                spec().name("c").credential(CredentialRef.name("billing")).build();
        assertThat(right(connections.create(byId)).credential()).contains(CredentialRef.id("cred_000001"));
        assertThat(right(connections.create(byName)).credential()).contains(CredentialRef.id("cred_000001"));
    }

    @Test
    void aCredentialOfUnknownNameIsAnInvalidRequest() {
        ConnectionSpec spec = spec().credential(CredentialRef.name("nobody")).build();
        assertInvalid(fixture.open().create(spec)).containsExactly("credential");
        assertThat(fixture.requests("connections.create")).isZero();
    }

    @Test
    void oneOddCredentialDoesNotHideTheOthers() {
        Connections connections = fixture.open();
        right(connections.create(withPassword()));
        fixture.faultAlways(
                "credentials.list",
                Fault.rewriteJson(body -> body.withArray("data").insertObject(0).putObject("id")));
        ConnectionSpec known =
                spec().name("b").credential(CredentialRef.name("billing")).build();
        assertThat(right(connections.create(known)).credential()).contains(CredentialRef.id("cred_000001"));
        ConnectionSpec unknown =
                spec().name("c").credential(CredentialRef.name("nobody")).build();
        assertThat(failed(connections.create(unknown), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("no credential is named nobody, unless it is one of 1 that could not be read");
    }

    @Test
    void everythingElseThatIsWrongIsSaidBeforeAnythingIsSent() {
        ConnectionSpec spec = spec().config(json("{'account':'****','host':'h'}"))
                .secrets("password", Secret.of("x"))
                .credential(CredentialRef.id("cred_1"))
                .source(EndSpec.existing("s"))
                .build();
        ConnectorError.InvalidRequest error = failed(fixture.open().create(spec), ConnectorError.InvalidRequest.class);
        assertThat(error.violations())
                .extracting(FieldViolation::path)
                .containsExactly("config.account", "secrets", "source");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void fieldsThatTheServerRefusesAreNamedAsTheCallerKnowsThem() {
        ConnectionSpec spec = spec().config(json("{'port':0}"))
                .credential(CredentialRef.id("cred_nobody"))
                .build();
        assertInvalid(fixture.open().create(spec)).containsExactlyInAnyOrder("config.port", "credential");
    }

    @Test
    void aTakenNameIsAConflictAndItsCredentialIsDeletedAgain() {
        fixture.seeded("billing");
        assertThat(failed(fixture.open().create(withPassword()), ConnectorError.Conflict.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(fixture.state().isActiveCredential("cred_000001")).isFalse();
        assertThat(fixture.state().connectionIds()).containsExactly("billing");
    }

    @Test
    void aCredentialThatCannotBeTakenAwayIsNamed() {
        fixture.seeded("billing");
        fixture.faultAlways("credentials.delete", Fault.status(500));
        assertThat(failed(fixture.open().create(withPassword()), ConnectorError.Conflict.class)
                        .message())
                .contains("cred_000001", "not removed");
    }

    @Test
    void aLostAnswerIsUnknownAndItsCredentialMayBeInUse() {
        fixture.fault("connections.create", Fault.resetAfterExecuting());
        Connections connections = fixture.open();
        ConnectorError error = connections.create(withPassword()).getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("cred_000001");
        assertThat(fixture.requests("connections.create")).isOne();
        assertThat(fixture.state().isActiveCredential("cred_000001")).isTrue();
        assertThat(right(connections.reconcile(error)).isUnique()).isTrue();
    }

    @Test
    void aRefusedFieldOfTheCredentialIsASecretToTheCaller() {
        fixture.fault(
                "credentials.create",
                Fault.status(400)
                        .json("{\"error\":{\"code\":\"invalid_request\",\"message\":\"m\",\"details\":"
                                + "[{\"field\":\"config.password\",\"issue\":\"too_short\"}]}}"));
        assertThat(failed(fixture.open().create(withPassword()), ConnectorError.InvalidRequest.class)
                        .violations())
                .containsExactly(new FieldViolation("secrets.password", "too_short", "was refused: too short"));
    }

    @Test
    void anOptionCannotSayAgainWhatTheSpecificationSays() {
        ConnectionSpec spec = spec().vendorOptions(json("{'name':'x','type':'t','config':'c','credentialId':'c'}"))
                .build();
        assertInvalid(fixture.open().create(spec))
                .containsExactly(
                        "vendorOptions.name",
                        "vendorOptions.type",
                        "vendorOptions.config",
                        "vendorOptions.credentialId");
    }

    @Test
    void aCredentialOptionOfAnotherFormIsRefusedAndNotIgnored() {
        ConnectionSpec spec = spec().secrets("password", Secret.of("x"))
                .vendorOptions(json("{'credential':{'nmae':'own','type':7,'config':{'client_secret':'s'}}}"))
                .build();
        assertInvalid(fixture.open().create(spec))
                .containsExactly(
                        "vendorOptions.credential.nmae",
                        "vendorOptions.credential.type",
                        "vendorOptions.credential.config.client_secret");
    }

    @Test
    void aCredentialInDoubtIsToBeLookedForByItsName() {
        fixture.fault("credentials.create", Fault.resetAfterExecuting());
        ConnectorError error = fixture.open().create(withPassword()).getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message())
                .contains("no connection was requested", "only its credential billing")
                .contains("Look for a credential of that name")
                .doesNotContain("reconcile");
        assertThat(fixture.requests("connections.create")).isZero();
    }

    @Test
    void aCredentialWithoutAnIdIsNotUsed() {
        fixture.fault("credentials.create", Fault.status(201).json("{\"data\":{\"id\":\"\"}}"));
        failed(fixture.open().create(withPassword()), ConnectorError.MalformedResponse.class);
        assertThat(fixture.requests("connections.create")).isZero();
    }

    @Test
    void anEchoOfTheSecretsInTheAnswerIsNotKept() {
        fixture.fault("connections.create", Fault.rewriteJson(body -> {
            body.put("password", "s3cret-canary");
            body.put("dsn", "u:s3cret-canary");
            body.set("config", node("{'host':'pg.test','dsn':'u:s3cret-canary'}"));
        }));
        Connection created = right(fixture.open().create(withPassword()));
        assertThat(created.vendorFields().toJson() + created.config().toJson())
                .contains("pg.test", "dsn")
                .doesNotContain("s3cret-canary");
    }
}
