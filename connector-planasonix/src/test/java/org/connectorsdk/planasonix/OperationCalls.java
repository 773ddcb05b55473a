package org.connectorsdk.planasonix;

import static java.util.Map.entry;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.planasonix.wire.CatalogWires.DiscoveryWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.SettingsWire;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialChangeWire;
import org.connectorsdk.planasonix.wire.CredentialWires.LoginWire;
import org.connectorsdk.planasonix.wire.CredentialWires.NewCredentialWire;
import org.connectorsdk.planasonix.wire.CredentialWires.RefreshWire;
import org.connectorsdk.planasonix.wire.JobWires.JobsWire;
import org.connectorsdk.planasonix.wire.JobWires.NewBackfillWire;
import org.connectorsdk.planasonix.wire.JobWires.NewSyncWire;
import org.connectorsdk.planasonix.wire.ListWires.MetaWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementWire;
import org.connectorsdk.planasonix.wire.WebhookWires.NewWebhookWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookChangeWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookTestWire;
import org.jspecify.annotations.Nullable;

/** One call of each operation, with everything that its request can have. */
final class OperationCalls {
    private static final String NOWHERE = "http://127.0.0.1:1/hook";
    private static final String FROM = "2026-01-01T00:00:00Z";
    private static final String TO = "2026-01-08T00:00:00Z";

    /** Puts what a call needs into the account; the answer makes the call, and nothing else. */
    @FunctionalInterface
    interface Call {
        Supplier<Either<ConnectorError, ?>> prepare(OperationCalls stage);
    }

    private static final Map<String, Call> ALL = Map.ofEntries(
            entry("connections.list", stage -> () -> stage.api.listConnections("postgres", "a", null, NONE)),
            entry("connections.create", OperationCalls::createConnection),
            entry("connections.get", stage -> stage.of("postgres", (api, id) -> api.getConnection(id, NONE))),
            entry("connections.update", OperationCalls::updateConnection),
            entry("connections.delete", stage -> stage.of("postgres", (api, id) -> api.deleteConnection(id, NONE))),
            entry("connections.test", OperationCalls::testConnection),
            entry("connections.tables", stage -> stage.of("postgres", (api, id) -> api.listTables(id, "fin", NONE))),
            entry(
                    "connections.columns",
                    stage -> stage.of("postgres", (api, id) -> api.listColumns(id, "fin", "invoices", NONE))),
            entry("connections.schemas", stage -> stage.of("postgres", (api, id) -> api.listSchemas(id, NONE))),
            entry("connections.catalogs", stage -> stage.of("databricks", (api, id) -> api.listCatalogs(id, NONE))),
            entry(
                    "connections.preview",
                    stage -> stage.of("postgres", (api, id) -> api.previewTable(id, "fin", "invoices", 2, NONE))),
            entry("connections.files", stage -> stage.of("s3", (api, id) -> api.listFiles(id, "landing/", "/", NONE))),
            entry(
                    "connections.cloudSchema",
                    stage -> stage.of("s3", (api, id) -> api.readFileSchema(id, "landing/orders.parquet", NONE))),
            entry(
                    "connections.tablesByQuery",
                    stage -> stage.of("postgres", (api, id) -> api.listTablesByQuery(id, "fin", NONE))),
            entry(
                    "connections.columnsByQuery",
                    stage -> stage.of("postgres", (api, id) -> api.listColumnsByQuery(id, "fin", "invoices", NONE))),
            entry("connections.testQuery", OperationCalls::testQuery),
            entry(
                    "connections.databricksDiscover",
                    stage -> stage.of(
                            "databricks", (api, id) -> api.discoverDatabricks(new DiscoveryWire(id, "lake"), NONE))),
            entry("connectors.gallery", stage -> () -> stage.api.listConnectors(NONE)),
            entry("credentials.list", stage -> () -> stage.api.listCredentials(null, NONE)),
            entry("credentials.create", OperationCalls::createCredential),
            entry("credentials.get", stage -> stage.ofCredential((api, id) -> api.getCredential(id, NONE))),
            entry("credentials.update", OperationCalls::updateCredential),
            entry("credentials.delete", stage -> stage.ofCredential((api, id) -> api.deleteCredential(id, NONE))),
            entry("credentials.restore", OperationCalls::restoreCredential),
            entry("credentials.purge", stage -> stage.ofCredential((api, id) -> api.purgeCredential(id, NONE))),
            entry("orchestration.sync", OperationCalls::sync),
            entry("orchestration.backfill", OperationCalls::backfill),
            entry("orchestration.backfills.list", OperationCalls::listBackfills),
            entry("orchestration.backfills.get", OperationCalls::getBackfill),
            entry("orchestration.jobs.list", OperationCalls::listJobs),
            entry("orchestration.jobs.get", stage -> stage.ofJob((api, id) -> api.getJob(id, NONE))),
            entry("orchestration.jobs.results", OperationCalls::results),
            entry("orchestration.jobs.cancel", stage -> stage.ofJob((api, id) -> api.cancelJob(id, NONE))),
            entry("webhooks.list", OperationCalls::listWebhooks),
            entry("webhooks.create", OperationCalls::createWebhook),
            entry("webhooks.get", stage -> stage.ofWebhook((api, id) -> api.getWebhook(id, NONE))),
            entry("webhooks.update", OperationCalls::updateWebhook),
            entry("webhooks.delete", stage -> stage.ofWebhook((api, id) -> api.deleteWebhook(id, NONE))),
            entry("webhooks.rotateSecret", stage -> stage.ofWebhook((api, id) -> api.rotateWebhookSecret(id, NONE))),
            entry("webhooks.test", OperationCalls::testWebhook),
            entry("webhooks.deliveries", OperationCalls::deliveries),
            entry("openapi", stage -> () -> stage.api.readOpenApi(NONE)),
            entry("auth.login", OperationCalls::login),
            entry("auth.refresh", OperationCalls::refresh));

    /** What is asked about one thing. */
    @FunctionalInterface
    private interface Question {
        Either<ConnectorError, ?> ask(PlanasonixApi api, String id);
    }

    private final PlanasonixFixture fixture;
    private final PlanasonixApi api;
    private int made;

    OperationCalls(PlanasonixFixture fixture) {
        this.fixture = fixture;
        this.api = fixture.api();
    }

    static Map<String, Call> all() {
        return ALL;
    }

    private String name() {
        return "made-" + ++made;
    }

    private String connection(String type) {
        return fixture.seeded(name(), type, "{'host':'pg.test','port':5432}").value();
    }

    private Supplier<Either<ConnectorError, ?>> of(String type, Question question) {
        String id = connection(type);
        return () -> question.ask(api, id);
    }

    private String credential() {
        return fixture.state().addCredential(name(), "database", node("{'username':'ro','password':'p'}"));
    }

    private Supplier<Either<ConnectorError, ?>> ofCredential(Question question) {
        String id = credential();
        return () -> question.ask(api, id);
    }

    private Supplier<Either<ConnectorError, ?>> ofJob(Question question) {
        String id = fixture.state().startSync(connection("postgres"));
        return () -> question.ask(api, id);
    }

    private String webhook() {
        return right(api.createWebhook(new NewWebhookWire(NOWHERE, List.of("job.failed"), null), NONE))
                .id();
    }

    private Supplier<Either<ConnectorError, ?>> ofWebhook(Question question) {
        String id = webhook();
        return () -> question.ask(api, id);
    }

    private static Supplier<Either<ConnectorError, ?>> createConnection(OperationCalls stage) {
        NewConnectionWire connection = new NewConnectionWire(
                stage.name(), "postgres", json("{'host':'h'}"), null, null, stage.credential(), Map.of());
        return () -> stage.api.createConnection(connection, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> updateConnection(OperationCalls stage) {
        String id = stage.connection("postgres");
        ConnectionChangeWire change =
                new ConnectionChangeWire(stage.name(), json("{'host':'other'}"), stage.credential(), Map.of());
        return () -> stage.api.updateConnection(id, change, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> testConnection(OperationCalls stage) {
        SettingsWire settings = new SettingsWire(
                "postgres", Map.of("host", new JsonString("h")), null, null, stage.credential(), Map.of());
        return () -> stage.api.testConnection(settings, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> testQuery(OperationCalls stage) {
        return stage.of(
                "postgres", (api, id) -> api.testQuery(new StatementWire(id, "select * from fin.invoices", 5), NONE));
    }

    private static Supplier<Either<ConnectorError, ?>> createCredential(OperationCalls stage) {
        NewCredentialWire credential =
                new NewCredentialWire(stage.name(), "database", Map.of("password", Secret.of("p-canary")));
        return () -> stage.api.createCredential(credential, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> updateCredential(OperationCalls stage) {
        CredentialChangeWire change = new CredentialChangeWire(stage.name(), Map.of("password", Secret.of("p-canary")));
        return stage.ofCredential((api, id) -> api.updateCredential(id, change, NONE));
    }

    private static Supplier<Either<ConnectorError, ?>> restoreCredential(OperationCalls stage) {
        String id = stage.credential();
        right(stage.api.deleteCredential(id, NONE));
        return () -> stage.api.restoreCredential(id, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> sync(OperationCalls stage) {
        NewSyncWire sync =
                new NewSyncWire("pl_5", "low", json("{'caller':'me'}"), "full", List.of("fin.invoices"), stage.name());
        return stage.of("postgres", (api, id) -> api.sync(id, sync, NONE));
    }

    private static NewBackfillWire span() {
        return new NewBackfillWire(FROM, TO, List.of("fin.invoices"), "low", json("{'caller':'me'}"));
    }

    private static Supplier<Either<ConnectorError, ?>> backfill(OperationCalls stage) {
        return stage.of("postgres", (api, id) -> api.startBackfill(id, span(), NONE));
    }

    private static Supplier<Either<ConnectorError, ?>> getBackfill(OperationCalls stage) {
        String id = right(stage.api.startBackfill(stage.connection("postgres"), span(), NONE))
                .id();
        return () -> stage.api.getBackfill(id, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> listBackfills(OperationCalls stage) {
        String id = stage.connection("postgres");
        for (NewBackfillWire one : List.of(span(), new NewBackfillWire(TO, "2026-01-09T00:00:00Z", null, null, null))) {
            stage.completed(right(stage.api.startBackfill(id, one, NONE)).id());
        }
        String cursor = cursor(
                right(stage.api.listBackfills(id, "completed", 1, null, NONE)).meta());
        return () -> stage.api.listBackfills(id, "completed", 1, cursor, NONE);
    }

    private void completed(String backfill) {
        while (!"completed".equals(right(api.getBackfill(backfill, NONE)).status())) {
            fixture.clock().advance(Duration.ofSeconds(1));
        }
    }

    private static String cursor(@Nullable MetaWire meta) {
        return Objects.requireNonNull(Objects.requireNonNull(meta, "meta").next(), "cursor");
    }

    private static Supplier<Either<ConnectorError, ?>> listJobs(OperationCalls stage) {
        String id = stage.connection("postgres");
        for (int i = 0; i < 2; i++) {
            NewSyncWire sync = new NewSyncWire("pl_5", null, null, null, null, null);
            stage.ended(right(stage.api.sync(id, sync, NONE)).id());
        }
        String cursor = cursor(right(stage.jobs(id, null)).meta());
        return () -> stage.jobs(id, cursor);
    }

    private Either<ConnectorError, JobsWire> jobs(String id, @Nullable String cursor) {
        return api.listJobs(
                id,
                "pl_5",
                "connection_sync",
                "succeeded",
                "2020-01-01T00:00:00Z",
                "2090-01-01T00:00:00Z",
                1,
                cursor,
                null,
                NONE);
    }

    /** Each look carries a job on. */
    private String ended(String job) {
        while (!"succeeded".equals(right(api.getJob(job, NONE)).status())) {
            fixture.clock().advance(Duration.ofSeconds(1));
        }
        return job;
    }

    private static Supplier<Either<ConnectorError, ?>> results(OperationCalls stage) {
        String id = stage.ended(stage.fixture.state().startSync(stage.connection("postgres")));
        return () -> stage.api.getJobResults(id, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> listWebhooks(OperationCalls stage) {
        stage.webhook();
        return () -> stage.api.listWebhooks(NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> createWebhook(OperationCalls stage) {
        NewWebhookWire webhook = new NewWebhookWire(NOWHERE, List.of("job.failed"), Secret.of("own-canary"));
        return () -> stage.api.createWebhook(webhook, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> updateWebhook(OperationCalls stage) {
        WebhookChangeWire change = new WebhookChangeWire(NOWHERE, List.of("job.succeeded"), false);
        return stage.ofWebhook((api, id) -> api.updateWebhook(id, change, NONE));
    }

    private static Supplier<Either<ConnectorError, ?>> testWebhook(OperationCalls stage) {
        return stage.ofWebhook((api, id) -> api.testWebhook(id, new WebhookTestWire("job.failed"), NONE));
    }

    private static Supplier<Either<ConnectorError, ?>> deliveries(OperationCalls stage) {
        String id = stage.webhook();
        right(stage.api.testWebhook(id, new WebhookTestWire("job.failed"), NONE));
        return () -> stage.api.listDeliveries(id, NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> login(OperationCalls stage) {
        stage.fixture.simulator().addUser("a@b.test", "pw-canary");
        return () -> stage.api.login(new LoginWire("a@b.test", Secret.of("pw-canary")), NONE);
    }

    private static Supplier<Either<ConnectorError, ?>> refresh(OperationCalls stage) {
        stage.fixture.simulator().addUser("a@b.test", "pw-canary");
        String token =
                Objects.requireNonNull(right(stage.api.login(new LoginWire("a@b.test", Secret.of("pw-canary")), NONE))
                        .refreshToken());
        return () -> stage.api.refreshToken(new RefreshWire(Secret.of(token)), NONE);
    }
}
