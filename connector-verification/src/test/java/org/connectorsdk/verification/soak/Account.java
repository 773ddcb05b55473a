package org.connectorsdk.verification.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.verification.wire.VendorRoutes;

/** A vendor's simulator with connections that nobody touches, and a way to it past all faults. */
final class Account implements AutoCloseable {
    private static final int STABLE = 25;
    private static final int PAGE = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConformanceTarget target;
    private final VendorHarness harness;
    private final Ledger ledger;
    private final FaultProxy proxy;
    private final Connections direct;
    private final Set<ConnectionId> stable;
    private final ConnectionQuery pages;
    private final List<Work> works;

    Account(ConformanceTarget target) {
        this.target = target;
        this.harness = target.start(SimulatorOptions.defaults().seed(7));
        this.stable = harness.seed(STABLE).stream().map(Connection::id).collect(Collectors.toSet());
        this.ledger = new Ledger(new VendorRoutes(harness.simulator().routes()));
        this.proxy = new FaultProxy(harness.simulator().baseUrl(), ledger, TimeSource.system());
        this.direct = open(RuntimeContext.standard(), UnaryOperator.identity());
        ConnectionQuery paged = ConnectionQuery.builder().pageSize(PAGE).build();
        this.pages = direct.list(paged).isRight() ? paged : ConnectionQuery.all();
        this.works = Stream.of(Work.values())
                .filter(work -> direct.descriptor().supports(work.capability()))
                .toList();
    }

    VendorHarness harness() {
        return harness;
    }

    Ledger ledger() {
        return ledger;
    }

    FaultProxy proxy() {
        return proxy;
    }

    /** A client that has no operation to name, so that nothing happens to it. */
    Connections direct() {
        return direct;
    }

    /** The connections that are there all the time. */
    Set<ConnectionId> stable() {
        return stable;
    }

    List<Work> works() {
        return works;
    }

    /** {@return what the operation of a seed is} */
    Work work(long seed) {
        return works.get(Seeds.random(Seeds.of(seed, -2)).nextInt(works.size()));
    }

    Connections open(RuntimeContext context, UnaryOperator<ConnectorConfig.Builder> change) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        harness.settings(proxy.baseUrl()).forEach((name, value) -> {
            if (harness.secretSettings().contains(name)) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        return Connectors.discover()
                .open(target.provider(), change.apply(config).build(), context)
                .get();
    }

    /** Makes what an operation needs; one at a time, as what stands behind the vendor is for tests. */
    synchronized Prepared prepare(Work work, String name) {
        return switch (work) {
            case CREATE -> {
                ConnectionSpec spec = harness.spec(name);
                yield new Prepared(spec.name(), null, null, spec, null, pages);
            }
            case UPDATE -> {
                Connection created = direct.create(harness.spec(name)).get();
                yield Prepared.changing(name, created.id(), change(created, name));
            }
            case DELETE ->
                Prepared.about(name, direct.create(harness.spec(name)).get().id());
            case SYNC -> Prepared.about(name, harness.seedSyncable().orElseThrow());
            case PURGE -> Prepared.about(name, harness.seedSynced().orElseThrow());
            case CANCEL -> {
                ConnectionId id = harness.seedSyncable().orElseThrow();
                harness.scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
                JobRef job = direct.sync(id, SyncRequest.full()).get().ref();
                yield new Prepared(name, id, job, null, null, pages);
            }
            case LIST, WALK -> new Prepared(name, null, null, null, null, pages);
        };
    }

    /** A name that nothing else has, or another setting where names are fixed. */
    private ConnectionChange change(Connection created, String name) {
        return direct.descriptor().fixed().contains("name")
                ? harness.changeFor(created)
                : ConnectionChange.builder().name(name + " renamed").build();
    }

    /** Takes away what an operation left. */
    void clean(Prepared what, List<Ledger.Entry> entries) {
        List<ConnectionId> left = new ArrayList<>(created(entries));
        if (what.target() != null) {
            left.add(what.target());
        }
        left.forEach(direct::delete);
    }

    /** Which connections the server says that it made, seen or not. */
    List<ConnectionId> created(List<Ledger.Entry> entries) {
        String route = harness.operations(Work.CREATE.call()).get(0);
        return entries.stream()
                .filter(entry -> entry.route.equals(route) && entry.executed())
                .map(entry -> ConnectionId.of(id(entry.text())))
                .toList();
    }

    private static String id(String answer) {
        try {
            JsonNode all = JSON.readTree(answer);
            JsonNode named = all.findValue("connectionId");
            return (named == null ? all.findValue("id") : named).asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator's answer to a create names no id", e);
        }
    }

    @Override
    public void close() {
        direct.close();
        proxy.close();
        harness.close();
    }
}
