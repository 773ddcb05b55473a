package org.connectorsdk.simulators.virtuousai;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.simulator.Violation.Problem;

/** Reads query parameters and collects everything that is wrong with them. */
final class QueryCheck {
    private final VendorRequest request;
    private final List<Violation> violations = new ArrayList<>();

    QueryCheck(VendorRequest request) {
        this.request = request;
    }

    /** A server of this kind ignores what it does not know; here it is refused, as a client has misspelt something. */
    QueryCheck allow(Set<String> names) {
        request.queryNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> note(name, Problem.UNKNOWN, Wording.EXTRA));
        return this;
    }

    long number(String name, long absent, long least, long most) {
        long value = noted(() -> request.queryNumber(name, absent), absent);
        if (value < least) {
            note(name, Problem.INVALID, Wording.AT_LEAST + least);
        }
        if (value > most) {
            note(name, Problem.INVALID, Wording.AT_MOST + most);
        }
        return value;
    }

    boolean flag(String name) {
        return noted(() -> request.queryFlag(name, false), false);
    }

    private <T> T noted(Supplier<T> value, T absent) {
        try {
            return value.get();
        } catch (Refusal wrong) {
            violations.addAll(wrong.violations());
            return absent;
        }
    }

    String oneOf(String name, String absent, List<String> words) {
        String value = request.query(name).orElse(absent);
        if (!words.contains(value)) {
            note(name, Problem.INVALID, Wording.ONE_OF + String.join(", ", words));
        }
        return value;
    }

    String required(String name) {
        return request.query(name).orElseGet(() -> {
            note(name, Problem.MISSING, "");
            return "";
        });
    }

    private void note(String name, Problem problem, String message) {
        violations.add(new Violation(List.of("query", name), problem, message));
    }

    void refuseIfWrong() {
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
    }
}
