package org.connectorsdk.testkit.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which calls go wrong. Guarded by the store's monitor. */
final class FailureScript {
    /** What can be called, in the words of the capabilities. */
    static final Set<String> OPERATIONS = Set.of(
            "check",
            "list",
            "get",
            "create",
            "update",
            "delete",
            "test",
            "testSpec",
            "introspect",
            "sync",
            "prepareSync",
            "recoverSync",
            "job",
            "jobs",
            "cancel",
            "purge",
            "workspaces",
            "disable",
            "reactivate");

    private final Map<String, Deque<Failure>> next = new TreeMap<>();
    private final Map<String, Failure> always = new HashMap<>();

    void next(String operation, List<Failure> inOrder) {
        next.computeIfAbsent(known(operation), name -> new ArrayDeque<>()).addAll(inOrder);
    }

    void always(String operation, Failure failure) {
        always.put(known(operation), failure);
    }

    private static String known(String operation) {
        if (!OPERATIONS.contains(operation)) {
            throw new IllegalArgumentException("operation: no '" + operation + "'; there are "
                    + String.join(", ", new TreeSet<>(OPERATIONS)) + ". A walk is a list, a poll is a job");
        }
        return operation;
    }

    void clear() {
        next.clear();
        always.clear();
    }

    /** {@return how the call goes, which is used up} */
    Failure take(String operation) {
        Deque<Failure> due = next.get(operation);
        @Nullable Failure first = due == null ? null : due.poll();
        return first != null ? first : always.getOrDefault(operation, Failure.none());
    }

    List<String> unfired() {
        List<String> left = new ArrayList<>();
        next.forEach((operation, failures) -> failures.forEach(failure -> left.add(operation + ": " + failure)));
        return left;
    }
}
