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
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.error.ConnectorError;
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
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private static ConnectionChange name(String name) {
        return ConnectionChange.builder().name(name).build();
    }

    private static ConnectionChange config(String config) {
        return ConnectionChange.builder().config(json(config)).build();
    }

    @Test
    void aNewNameLeavesEverythingElseAlone() {
        Connections connections = fixture.open();
        right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("p"))
                .build()));
        fixture.state()
                .addConnection("a", "a", "postgres", node("{'host':'h','n':9007199254740993,'d':0.10}"), "cred_000001");
        Connection updated = right(connections.update(A, name("b")));
        assertThat(updated.name()).isEqualTo("b");
        assertThat(fixture.sent("connections.update")).isEqualTo(node("{'name':'b','credentialId':'cred_000001'}"));
        assertThat(updated.config()).isEqualTo(json("{'host':'h','n':9007199254740993,'d':0.10}"));
    }

    @ParameterizedTest
    @EnumSource(SecretDisplay.class)
    void anUnrelatedChangeNeverTouchesASecretHoweverItIsShown(SecretDisplay display) {
        fixture.tenant().secretDisplay(display);
        fixture.seeded("a", "postgres", "{'host':'h','password':'s3cret'}");
        right(fixture.open().update(A, name("b")));
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','password':'s3cret'}"));
    }

    @Test
    void aChangedConfigIsSentWholeWithEveryValueAsItWas() {
        fixture.seeded("a", "postgres", "{'host':'h','n':9007199254740993,'list':[1,null],'gone':1}");
        right(fixture.open().update(A, config("{'host':'other','gone':null,'new':true}")));
        assertThat(fixture.state().storedConfig("a"))
                .contains(node("{'host':'other','n':9007199254740993,'list':[1,null],'new':true}"));
    }

    @Test
    void aChangedConfigWithAMaskedSecretIsRefusedBeforeAnyWrite() {
        fixture.seeded("a", "postgres", "{'host':'h','password':'s3cret','ssh':{'private_key':'k'}}");
        assertInvalid(fixture.open().update(A, config("{'host':'other'}")))
                .containsExactly("config.password", "config.ssh.private_key");
        assertThat(fixture.requests("connections.update")).isZero();
        assertThat(fixture.state().storedConfig("a"))
                .contains(node("{'host':'h','password':'s3cret','ssh':{'private_key':'k'}}"));
    }

    @Test
    void aMaskedSecretInTheConfigCanMoveToACredential() {
        fixture.seeded("a", "postgres", "{'host':'h','password':'s3cret'}");
        ConnectionChange change = ConnectionChange.builder()
                .config(json("{'password':null}"))
                .secrets("password", Secret.of("fresh"))
                .build();
        right(fixture.open().update(A, change));
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h'}"));
        assertThat(fixture.requests("credentials.create")).isEqualTo(1);
    }

    @Test
    void whereTheServerMergesOnlyTheChangesAreSent() {
        fixture.tenant().configUpdate(ConfigUpdate.MERGE);
        fixture.seeded("a", "postgres", "{'host':'h','password':'s3cret','gone':1}");
        right(fixture.open("merges-config", "true").update(A, config("{'host':'other','gone':null}")));
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'other','password':'s3cret'}"));
    }

    @Test
    void aHiddenConfigIsNotReplacedByTheChangesAlone() {
        fixture.seeded("a", "postgres", "{'host':'h','port':5432}");
        fixture.fault("connections.get", Fault.rewriteJson(body -> body.remove("config")));
        assertThat(failed(
                                fixture.open("dialect", "reference").update(A, config("{'port':1}")),
                                ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(fixture.requests("connections.update")).isZero();
    }

    @Test
    void aHiddenConfigStaysWhenSomethingElseChanges() {
        fixture.seeded("a", "postgres", "{'host':'h','port':5432}");
        fixture.fault("connections.get", Fault.rewriteJson(body -> body.remove("config")));
        assertThat(right(fixture.open("dialect", "reference").update(A, name("b")))
                        .name())
                .isEqualTo("b");
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','port':5432}"));
    }

    @Test
    void whereTheServerMergesItsConfigNeedNotBeShown() {
        fixture.tenant().configUpdate(ConfigUpdate.MERGE);
        fixture.seeded("a", "postgres", "{'host':'h','port':5432}");
        fixture.fault("connections.get", Fault.rewriteJson(body -> body.remove("config")));
        Connections connections = fixture.open("dialect", "reference", "merges-config", "true");
        right(connections.update(A, config("{'port':1}")));
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','port':1}"));
    }

    @Test
    void newSecretsGoIntoTheCredentialThatTheConnectionHas() {
        Connections connections = fixture.open();
        Connection created = right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("old"))
                .build()));
        right(connections.update(
                created.id(),
                ConnectionChange.builder()
                        .secrets("password", Secret.of("a***b"))
                        .build()));
        assertThat(fixture.state().storedCredential("cred_000001")).contains(node("{'password':'a***b'}"));
        assertThat(fixture.requests("connections.update")).isZero();
    }

    @Test
    void newSecretsOfAConnectionWithoutACredentialBecomeOne() {
        fixture.seeded("a");
        Connection updated = right(fixture.open()
                .update(
                        A,
                        ConnectionChange.builder()
                                .secrets("password", Secret.of("p"))
                                .build()));
        assertThat(updated.credential()).contains(CredentialRef.id("cred_000001"));
        assertThat(fixture.state().credentialOf("a")).contains("cred_000001");
    }

    @Test
    void aCredentialMadeForARefusedChangeIsTakenAwayAgain() {
        fixture.seeded("a");
        fixture.seeded("taken");
        ConnectionChange change = ConnectionChange.builder()
                .name("taken")
                .secrets("password", Secret.of("p"))
                .build();
        failed(fixture.open().update(A, change), ConnectorError.Conflict.class);
        assertThat(fixture.state().isActiveCredential("cred_000001")).isFalse();
    }

    @Test
    void anotherCredentialIsPointedTo() {
        Connections connections = fixture.open();
        right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("p"))
                .build()));
        fixture.seeded("a");
        right(connections.update(
                A,
                ConnectionChange.builder().credential(CredentialRef.name("c")).build()));
        assertThat(fixture.state().credentialOf("a")).contains("cred_000001");
    }

    @Test
    void anAnswerWithoutABodyIsReadAgain() {
        fixture.seeded("a");
        fixture.fault("connections.update", Fault.emptyBody());
        assertThat(right(fixture.open().update(A, name("b"))).name()).isEqualTo("b");
        assertThat(fixture.requests("connections.update")).isOne();
        assertThat(fixture.requests("connections.get")).isEqualTo(2);
    }

    @Test
    void aMemberThatTheServerDoesNotRemoveIsAWarning() {
        fixture.tenant().configUpdate(ConfigUpdate.MERGE);
        fixture.seeded("a", "postgres", "{'host':'h','gone':1}");
        assertThat(right(fixture.open().update(A, config("{'gone':null}"))).warnings())
                .singleElement()
                .asString()
                .contains("config.gone");
    }

    @Test
    void aMaskWithinAMemberThatIsHandedBackIsNeverWritten() {
        fixture.seeded("a", "postgres", "{'host':'h','ssh':{'port':22,'private_key':'k'}}");
        Connections connections = fixture.open();
        Connection read = right(connections.get(A));
        ConnectionChange change = ConnectionChange.builder()
                .config(read.config().with("host", "other"))
                .build();
        assertInvalid(connections.update(A, change)).containsExactly("config.ssh.private_key");
        assertThat(fixture.requests("connections.update")).isZero();
    }

    @Test
    void aMergingServerIsSentNoMemberHandedBackWithItsMask() {
        fixture.tenant().configUpdate(ConfigUpdate.MERGE);
        fixture.seeded("a", "postgres", "{'host':'h','ssh':{'port':22,'private_key':'k'}}");
        Connections connections = fixture.open("merges-config", "true");
        Connection read = right(connections.get(A));
        right(connections.update(
                A,
                ConnectionChange.builder()
                        .config(read.config().with("host", "other"))
                        .build()));
        assertThat(fixture.state().storedConfig("a"))
                .contains(node("{'host':'other','ssh':{'port':22,'private_key':'k'}}"));
    }

    @Test
    void whereTheServerMergesAMaskWithinAChangedMemberIsRefused() {
        fixture.tenant().configUpdate(ConfigUpdate.MERGE);
        fixture.seeded("a", "postgres", "{'ssh':{'port':22,'private_key':'k'}}");
        assertInvalid(fixture.open("merges-config", "true")
                        .update(A, config("{'ssh':{'port':1,'private_key':'********'}}")))
                .containsExactly("config.ssh.private_key");
    }

    @Test
    void aSecretShownInClearSurvivesThoughTheCallerSawItsMask() {
        fixture.seeded("a");
        fixture.faultAlways(
                "connections.get",
                showing("{'host':'h','ssh':{'port':22,'password':'clear'},'users':[{'token':'clear'}]}"));
        Connections connections = fixture.open();
        Connection read = right(connections.get(A));
        assertThat(read.config().toJson()).doesNotContain("clear");
        right(connections.update(
                A,
                ConnectionChange.builder()
                        .config(read.config()
                                .with("host", "other")
                                .with("ssh", json("{'port':23,'password':'********'}")))
                        .build()));
        assertThat(fixture.state().storedConfig("a"))
                .contains(node("{'host':'other','ssh':{'port':23,'password':'clear'},'users':[{'token':'clear'}]}"));
    }

    @Test
    void aSecretShownInClearIsMaskedInErrors() {
        fixture.seeded("a");
        fixture.fault("connections.get", showing("{'host':'h','password':'s3cret-canary'}"));
        fixture.fault(
                "connections.update",
                Fault.status(400).json("{\"error\":{\"code\":\"x\",\"message\":\"bad s3cret-canary\"}}"));
        assertThat(fixture.open()
                        .update(A, config("{'host':'other'}"))
                        .getLeft()
                        .message())
                .contains("bad")
                .doesNotContain("s3cret-canary");
    }

    private static Fault showing(String config) {
        return Fault.rewriteJson(body -> body.set("config", node(config)));
    }

    @Test
    void secretsThatWereChangedBeforeTheChangeWasRefusedAreTold() {
        Connections connections = fixture.open();
        Connection created = right(connections.create(ConnectionSpec.builder("c", "postgres")
                .secrets("password", Secret.of("old"))
                .build()));
        fixture.seeded("taken");
        ConnectionChange change = ConnectionChange.builder()
                .name("taken")
                .secrets("password", Secret.of("new"))
                .build();
        ConnectorError.Conflict error = failed(connections.update(created.id(), change), ConnectorError.Conflict.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("secrets in credential cred_000001 changed");
    }

    @Test
    void anUpdateWhoseResultCannotBeReadIsNotRefused() {
        fixture.seeded("a");
        fixture.fault("connections.update", Fault.emptyBody());
        fixture.fault("connections.get", Fault.pass(), Fault.status(403));
        ConnectorError.PermissionDenied error =
                failed(fixture.open().update(A, name("b")), ConnectorError.PermissionDenied.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("the connection was updated");
    }

    @Test
    void anOptionCannotSayAgainWhatTheChangeSays() {
        ConnectionChange change = ConnectionChange.builder()
                .vendorOptions(json("{'name':'x','credentialId':'y','credential':{'name':'z'}}"))
                .build();
        assertInvalid(fixture.open().update(A, change))
                .containsExactly("vendorOptions.name", "vendorOptions.credentialId", "vendorOptions.credential");
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }
}
