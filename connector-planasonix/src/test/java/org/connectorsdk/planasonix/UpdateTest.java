package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixLab.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixLab.json;
import static org.connectorsdk.planasonix.PlanasonixLab.node;
import static org.connectorsdk.planasonix.PlanasonixLab.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.ConfigUpdate;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SecretDisplay;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changing what was named and nothing else; masks never go back (INC-11, INC-12). */
class UpdateTest {
    private static final ConnectionId A = ConnectionId.of("a");

    @RegisterExtension
    final PlanasonixLab lab = new PlanasonixLab();

    private static ConnectionChange name(String name) {
        return ConnectionChange.builder().name(name).build();
    }

    private static ConnectionChange config(String config) {
        return ConnectionChange.builder().config(json(config)).build();
    }

    @Test
    void aNewNameLeavesEverythingElseAlone() {
        Connections connections = lab.open();
        right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("p"))
                .build()));
        lab.state()
                .addConnection("a", "a", "postgres", node("{'host':'h','n':9007199254740993,'d':0.10}"), "cred_000001");
        Connection updated = right(connections.update(A, name("b")));
        assertThat(updated.name()).isEqualTo("b");
        assertThat(lab.sent("connections.update")).isEqualTo(node("{'name':'b','credentialId':'cred_000001'}"));
        assertThat(updated.config()).isEqualTo(json("{'host':'h','n':9007199254740993,'d':0.10}"));
    }

    @ParameterizedTest
    @EnumSource(SecretDisplay.class)
    void anUnrelatedChangeNeverTouchesASecretHoweverItIsShown(SecretDisplay display) {
        lab.tenant().secretDisplay(display);
        lab.seeded("a", "postgres", "{'host':'h','password':'s3cret'}");
        right(lab.open().update(A, name("b")));
        assertThat(lab.state().storedConfig("a")).contains(node("{'host':'h','password':'s3cret'}"));
    }

    @Test
    void aChangedConfigIsSentAsAWholeWithEveryValueAsItWas() {
        lab.seeded("a", "postgres", "{'host':'h','n':9007199254740993,'list':[1,null],'gone':1}");
        right(lab.open().update(A, config("{'host':'other','gone':null,'new':true}")));
        assertThat(lab.state().storedConfig("a"))
                .contains(node("{'host':'other','n':9007199254740993,'list':[1,null],'new':true}"));
    }

    @Test
    void aChangedConfigWithAMaskedSecretIsRefusedByNameBeforeAnyWrite() {
        lab.seeded("a", "postgres", "{'host':'h','password':'s3cret','ssh':{'private_key':'k'}}");
        assertFailed(lab.open().update(A, config("{'host':'other'}")), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations())
                        .extracting(FieldViolation::path)
                        .containsExactly("config.password", "config.ssh.private_key"));
        assertThat(lab.requests("connections.update")).isZero();
        assertThat(lab.state().storedConfig("a"))
                .contains(node("{'host':'h','password':'s3cret','ssh':{'private_key':'k'}}"));
    }

    @Test
    void aMaskedSecretInTheConfigCanMoveToACredential() {
        lab.seeded("a", "postgres", "{'host':'h','password':'s3cret'}");
        ConnectionChange change = ConnectionChange.builder()
                .config(json("{'password':null}"))
                .secrets("password", Secret.of("fresh"))
                .build();
        right(lab.open().update(A, change));
        assertThat(lab.state().storedConfig("a")).contains(node("{'host':'h'}"));
        assertThat(lab.requests("credentials.create")).isEqualTo(1);
    }

    @Test
    void whereTheServerMergesOnlyTheChangesAreSent() {
        lab.tenant().configUpdate(ConfigUpdate.MERGE);
        lab.seeded("a", "postgres", "{'host':'h','password':'s3cret','gone':1}");
        right(lab.open("merges-config", "true").update(A, config("{'host':'other','gone':null}")));
        assertThat(lab.state().storedConfig("a")).contains(node("{'host':'other','password':'s3cret'}"));
    }

    @Test
    void aConfigThatTheServerDoesNotShowIsNotReplacedByTheChangesAlone() {
        lab.seeded("a", "postgres", "{'host':'h','port':5432}");
        lab.fault("connections.get", Fault.rewriteJson(body -> body.remove("config")));
        assertFailed(
                        lab.open("dialect", "reference").update(A, config("{'port':1}")),
                        ConnectorError.MalformedResponse.class)
                .satisfies(error -> assertThat(error.outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(lab.requests("connections.update")).isZero();
    }

    @Test
    void aConfigThatTheServerDoesNotShowStaysWhenSomethingElseChanges() {
        lab.seeded("a", "postgres", "{'host':'h','port':5432}");
        lab.fault("connections.get", Fault.rewriteJson(body -> body.remove("config")));
        assertThat(right(lab.open("dialect", "reference").update(A, name("b"))).name())
                .isEqualTo("b");
        assertThat(lab.state().storedConfig("a")).contains(node("{'host':'h','port':5432}"));
    }

    @Test
    void whereTheServerMergesItsConfigNeedNotBeShown() {
        lab.tenant().configUpdate(ConfigUpdate.MERGE);
        lab.seeded("a", "postgres", "{'host':'h','port':5432}");
        lab.fault("connections.get", Fault.rewriteJson(body -> body.remove("config")));
        Connections connections = lab.open("dialect", "reference", "merges-config", "true");
        right(connections.update(A, config("{'port':1}")));
        assertThat(lab.state().storedConfig("a")).contains(node("{'host':'h','port':1}"));
    }

    @Test
    void aMaskThatTheCallerHandsBackIsLeftOut() {
        lab.tenant().configUpdate(ConfigUpdate.MERGE);
        lab.seeded("a", "postgres", "{'host':'h','password':'s3cret'}");
        Connections connections = lab.open("merges-config", "true");
        Connection read = right(connections.get(A));
        right(connections.update(
                A,
                ConnectionChange.builder()
                        .config(read.config().with("host", "other"))
                        .build()));
        assertThat(lab.state().storedConfig("a")).contains(node("{'host':'other','password':'s3cret'}"));
    }

    @Test
    void aSecretInTheConfigOfAChangeIsRefused() {
        lab.seeded("a");
        assertFailed(lab.open().update(A, config("{'password':'p'}")), ConnectorError.InvalidRequest.class);
        assertThat(lab.simulator().journal().arrived()).isZero();
    }

    @Test
    void newSecretsGoIntoTheCredentialThatTheConnectionHas() {
        Connections connections = lab.open();
        Connection created = right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("old"))
                .build()));
        right(connections.update(
                created.id(),
                ConnectionChange.builder()
                        .secrets("password", Secret.of("a***b"))
                        .build()));
        assertThat(lab.state().storedCredential("cred_000001")).contains(node("{'password':'a***b'}"));
        assertThat(lab.requests("connections.update")).isZero();
    }

    @Test
    void newSecretsOfAConnectionWithoutACredentialBecomeOne() {
        lab.seeded("a");
        Connection updated = right(lab.open()
                .update(
                        A,
                        ConnectionChange.builder()
                                .secrets("password", Secret.of("p"))
                                .build()));
        assertThat(updated.credential()).contains(CredentialRef.id("cred_000001"));
        assertThat(lab.state().credentialOf("a")).contains("cred_000001");
    }

    @Test
    void aCredentialMadeForARefusedChangeIsTakenAwayAgain() {
        lab.seeded("a");
        lab.seeded("taken");
        ConnectionChange change = ConnectionChange.builder()
                .name("taken")
                .secrets("password", Secret.of("p"))
                .build();
        assertFailed(lab.open().update(A, change), ConnectorError.Conflict.class);
        assertThat(lab.state().isActiveCredential("cred_000001")).isFalse();
    }

    @Test
    void anotherCredentialIsPointedTo() {
        Connections connections = lab.open();
        right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("p"))
                .build()));
        lab.seeded("a");
        right(connections.update(
                A,
                ConnectionChange.builder().credential(CredentialRef.name("c")).build()));
        assertThat(lab.state().credentialOf("a")).contains("cred_000001");
    }

    @Test
    void anAnswerWithoutABodyIsReadAgain() {
        lab.seeded("a");
        lab.fault("connections.update", Fault.emptyBody());
        assertThat(right(lab.open().update(A, name("b"))).name()).isEqualTo("b");
        assertThat(lab.requests("connections.update")).isOne();
        assertThat(lab.requests("connections.get")).isEqualTo(2);
    }

    @Test
    void aMemberThatTheServerDoesNotRemoveIsAWarning() {
        lab.tenant().configUpdate(ConfigUpdate.MERGE);
        lab.seeded("a", "postgres", "{'host':'h','gone':1}");
        assertThat(right(lab.open().update(A, config("{'gone':null}"))).warnings())
                .singleElement()
                .asString()
                .contains("config.gone");
    }

    @Test
    void anUpdateIsRepeatedAfterALostAnswer() {
        lab.seeded("a");
        lab.fault("connections.update", Fault.resetAfterExecuting());
        assertThat(right(lab.open().update(A, name("b"))).name()).isEqualTo("b");
        assertThat(lab.requests("connections.update")).isEqualTo(2);
    }

    @Test
    void whatTheVendorCannotSwitchIsUnsupported() {
        lab.seeded("a");
        assertFailed(
                lab.open().update(A, ConnectionChange.builder().enabled(false).build()),
                ConnectorError.Unsupported.class);
        assertThat(lab.simulator().journal().arrived()).isZero();
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertFailed(lab.open().update(A, name("b")), ConnectorError.NotFound.class);
        assertThat(lab.requests("connections.update")).isZero();
    }

    @Test
    void aMaskWithinAMemberThatIsHandedBackIsNeverWritten() {
        lab.seeded("a", "postgres", "{'host':'h','ssh':{'port':22,'private_key':'k'}}");
        Connections connections = lab.open();
        Connection read = right(connections.get(A));
        ConnectionChange change = ConnectionChange.builder()
                .config(read.config().with("host", "other"))
                .build();
        assertFailed(connections.update(A, change), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations())
                        .extracting(FieldViolation::path)
                        .containsExactly("config.ssh.private_key"));
        assertThat(lab.requests("connections.update")).isZero();
    }

    @Test
    void whereTheServerMergesAMemberThatIsHandedBackWithItsMaskIsLeftOut() {
        lab.tenant().configUpdate(ConfigUpdate.MERGE);
        lab.seeded("a", "postgres", "{'host':'h','ssh':{'port':22,'private_key':'k'}}");
        Connections connections = lab.open("merges-config", "true");
        Connection read = right(connections.get(A));
        right(connections.update(
                A,
                ConnectionChange.builder()
                        .config(read.config().with("host", "other"))
                        .build()));
        assertThat(lab.state().storedConfig("a"))
                .contains(node("{'host':'other','ssh':{'port':22,'private_key':'k'}}"));
    }

    @Test
    void whereTheServerMergesAMaskWithinAChangedMemberIsRefused() {
        lab.tenant().configUpdate(ConfigUpdate.MERGE);
        lab.seeded("a", "postgres", "{'ssh':{'port':22,'private_key':'k'}}");
        assertFailed(
                        lab.open("merges-config", "true")
                                .update(A, config("{'ssh':{'port':1,'private_key':'********'}}")),
                        ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations())
                        .extracting(FieldViolation::path)
                        .containsExactly("config.ssh.private_key"));
    }

    @Test
    void aSecretThatTheServerShowsInClearSurvivesThoughTheCallerSawItsMask() {
        lab.seeded("a");
        lab.simulator()
                .faults()
                .on("connections.get")
                .always()
                .inject(showing("{'host':'h','ssh':{'port':22,'password':'clear'},'users':[{'token':'clear'}]}"));
        Connections connections = lab.open();
        Connection read = right(connections.get(A));
        assertThat(read.config().toJson()).doesNotContain("clear");
        right(connections.update(
                A,
                ConnectionChange.builder()
                        .config(read.config()
                                .with("host", "other")
                                .with("ssh", json("{'port':23,'password':'********'}")))
                        .build()));
        assertThat(lab.state().storedConfig("a"))
                .contains(node("{'host':'other','ssh':{'port':23,'password':'clear'},'users':[{'token':'clear'}]}"));
    }

    @Test
    void aSecretThatTheServerShowedInClearIsMaskedInItsErrors() {
        lab.seeded("a");
        lab.fault("connections.get", showing("{'host':'h','password':'s3cret-canary'}"));
        lab.fault(
                "connections.update",
                Fault.status(400).json("{\"error\":{\"code\":\"x\",\"message\":\"bad s3cret-canary\"}}"));
        assertThat(lab.open().update(A, config("{'host':'other'}")).getLeft().message())
                .contains("bad")
                .doesNotContain("s3cret-canary");
    }

    private static Fault showing(String config) {
        return Fault.rewriteJson(body -> body.set("config", node(config)));
    }

    @Test
    void secretsThatWereChangedBeforeTheChangeWasRefusedAreTold() {
        Connections connections = lab.open();
        Connection created = right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("old"))
                .build()));
        lab.seeded("taken");
        ConnectionChange change = ConnectionChange.builder()
                .name("taken")
                .secrets("password", Secret.of("new"))
                .build();
        assertFailed(connections.update(created.id(), change), ConnectorError.Conflict.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(error.message()).contains("the secrets in the credential cred_000001 are changed");
                });
    }

    @Test
    void anUpdateWhoseResultCouldNotBeReadIsNotSaidToBeRefused() {
        lab.seeded("a");
        lab.fault("connections.update", Fault.emptyBody());
        lab.fault("connections.get", Fault.pass(), Fault.status(403));
        assertFailed(lab.open().update(A, name("b")), ConnectorError.PermissionDenied.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(error.message()).contains("the connection is updated");
                });
    }

    @Test
    void anOptionCannotSayAgainWhatTheChangeSays() {
        ConnectionChange change = ConnectionChange.builder()
                .vendorOptions(json("{'name':'x','credentialId':'y','credential':{'name':'z'}}"))
                .build();
        assertFailed(lab.open().update(A, change), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations())
                        .extracting(FieldViolation::path)
                        .containsExactly(
                                "vendorOptions.name", "vendorOptions.credentialId", "vendorOptions.credential"));
        assertThat(lab.simulator().journal().arrived()).isZero();
    }
}
