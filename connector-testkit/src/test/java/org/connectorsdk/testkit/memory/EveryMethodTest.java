package org.connectorsdk.testkit.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new method of the neutral interface works in memory as well, or somebody decides here that it does not. */
class EveryMethodTest {
    private static final ConnectionSpec SPEC =
            ConnectionSpec.builder("new", "postgres").build();
    private static final Map<String, BiFunction<Connections, ConnectionId, Boolean>> CALLS = calls();

    private static Map<String, BiFunction<Connections, ConnectionId, Boolean>> calls() {
        Map<String, BiFunction<Connections, ConnectionId, Boolean>> calls = new TreeMap<>();
        calls.put("status()", (client, id) -> !client.status().closed());
        calls.put("descriptor()", (client, id) -> client.descriptor().supports(Capability.LIST));
        calls.put(
                "with(CallOptions)",
                (client, id) -> works(client.with(CallOptions.none()).list(ConnectionQuery.all())));
        calls.put("check()", (client, id) -> client.check().get().ok());
        calls.put(
                "jobStream(ConnectionId, JobQuery)",
                (client, id) -> works(client.jobStream(id, JobQuery.all()).next()));
        calls.put("list(ConnectionQuery)", (client, id) -> works(client.list(ConnectionQuery.all())));
        calls.put(
                "stream(ConnectionQuery)",
                (client, id) -> works(client.stream(ConnectionQuery.all()).next()));
        calls.put("get(ConnectionId)", (client, id) -> works(client.get(id)));
        calls.put("create(ConnectionSpec)", (client, id) -> works(client.create(SPEC)));
        calls.put(
                "update(ConnectionId, ConnectionChange)",
                (client, id) -> works(client.update(
                        id, ConnectionChange.builder().name("other").build())));
        calls.put("delete(ConnectionId)", (client, id) -> works(client.delete(id)));
        calls.put("reconcile(ConnectorError)", (client, id) -> works(client.reconcile(lost())));
        calls.put("test(ConnectionId)", (client, id) -> works(client.test(id)));
        calls.put("test(ConnectionSpec)", (client, id) -> works(client.test(SPEC)));
        calls.put(
                "introspect(ConnectionId, IntrospectionRequest)",
                (client, id) -> works(client.introspect(id, IntrospectionRequest.all())));
        calls.put(
                "introspect(ConnectionId, IntrospectionRequest, CatalogVisitor)",
                (client, id) -> works(client.introspect(id, IntrospectionRequest.all(), table -> true)));
        calls.put("sync(ConnectionId, SyncRequest)", (client, id) -> works(client.sync(id, SyncRequest.full())));
        calls.put(
                "prepareSync(ConnectionId, SyncRequest)",
                (client, id) -> works(client.prepareSync(id, SyncRequest.full())));
        calls.put(
                "recoverSync(SyncBaseline)",
                (client, id) -> works(client.recoverSync(
                        client.prepareSync(id, SyncRequest.full()).get())));
        calls.put("job(JobRef)", (client, id) -> works(client.job(started(client, id))));
        calls.put("jobs(ConnectionId, JobQuery)", (client, id) -> works(client.jobs(id, JobQuery.all())));
        calls.put(
                "await(JobRef, WaitPolicy)",
                (client, id) -> works(client.await(started(client, id), WaitPolicy.standard())));
        calls.put("cancel(JobRef)", (client, id) -> works(client.cancel(started(client, id))));
        calls.put(
                "purge(ConnectionId, PurgeRequest)",
                (client, id) -> works(client.purge(id, PurgeRequest.connection())));
        calls.put("facet(Class)", (client, id) -> client.facet(Workspaces.class).isPresent());
        calls.put("unwrap(Class)", (client, id) -> client.unwrap(RawApi.class).isEmpty());
        calls.put("orThrow()", (client, id) -> client.orThrow().get(id).id().equals(id));
        calls.put("async()", (client, id) -> client.async().get(id).join().id().equals(id));
        calls.put("close()", (client, id) -> {
            client.close();
            return client.get(id).getLeft() instanceof ConnectorError.Closed;
        });
        return calls;
    }

    private static boolean works(Either<ConnectorError, ?> answer) {
        return answer.isRight();
    }

    private static JobRef started(Connections client, ConnectionId id) {
        return client.sync(id, SyncRequest.full()).get().ref();
    }

    private static ConnectorError lost() {
        try (InMemoryConnections memory = InMemoryConnections.create()) {
            memory.failNext("create", Failure.answerLost());
            return memory.open().create(SPEC).getLeft();
        }
    }

    static Stream<String> methods() {
        return CALLS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void works(String method) {
        try (InMemoryConnections memory = InMemoryConnections.create()) {
            ConnectionId id = memory.seed(
                            ConnectionSpec.builder("shop", "postgres").build())
                    .id();

            assertTrue(CALLS.get(method).apply(memory.open(), id));
        }
    }

    @Test
    void everyMethodIsCalledHere() {
        assertEquals(
                Stream.of(Connections.class.getMethods())
                        .map(EveryMethodTest::signature)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(CALLS.keySet()));
    }

    private static String signature(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
