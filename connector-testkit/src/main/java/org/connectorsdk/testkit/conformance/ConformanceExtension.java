package org.connectorsdk.testkit.conformance;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.testkit.simulator.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Runs a rule in a lab of its own, proves the refusal where a capability is missing, checks what holds for every rule (faults
 * happened, no secret in a URL, the simulator is sound), and records the verdict.
 */
final class ConformanceExtension implements ParameterResolver, InvocationInterceptor {
    private static final ExtensionContext.Namespace SPACE =
            ExtensionContext.Namespace.create(ConformanceExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ConnectorConformanceSuite suite = (ConnectorConformanceSuite) context.getRequiredTestInstance();
        return context.getStore(SPACE)
                .getOrComputeIfAbsent(
                        Lab.class, type -> new Lab(suite.connectors(), suite.target(), suite.seed()), Lab.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Rule rule = method.getExecutable().getAnnotation(Rule.class);
        if (rule == null) {
            invocation.proceed();
            return;
        }
        ConnectorConformanceSuite suite = (ConnectorConformanceSuite) context.getRequiredTestInstance();
        Lab lab = context.getStore(SPACE).get(Lab.class, Lab.class);
        long started = System.nanoTime();
        Ending ending = run(rule, invocation, lab);
        RuleResult result = new RuleResult(
                rule,
                ending.verdict(),
                ending.reason(),
                Duration.ofNanos(System.nanoTime() - started),
                faults(lab),
                requests(lab),
                lab.simulator().journal().all().stream().map(RuleResult::shown).toList());
        recorder(context, suite).record(lab, result);
        ending.report(rule);
    }

    private static RunRecorder recorder(ExtensionContext context, ConnectorConformanceSuite suite) {
        String id = suite.target().id();
        return context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(id, name -> new RunRecorder(name, suite.seed()), RunRecorder.class);
    }

    /** How a rule ended. */
    private record Ending(
            Verdict verdict, String reason, @Nullable Throwable cause) {
        static Ending of(Verdict verdict, String reason) {
            return new Ending(verdict, reason, null);
        }

        void report(Rule rule) throws Throwable {
            switch (verdict) {
                case FAIL, INVALID -> {
                    AssertionError failure = new AssertionError(
                            rule.id() + " " + verdict + ": " + rule.statement() + System.lineSeparator() + reason);
                    if (cause != null) {
                        failure.initCause(cause);
                    }
                    throw failure;
                }
                case NOT_APPLICABLE, NOT_RUN, NOT_TESTABLE ->
                    throw new TestAbortedException(rule.id() + " " + verdict + ": " + reason);
                default -> {}
            }
        }
    }

    private static Ending run(Rule rule, Invocation<Void> invocation, Lab lab) throws Throwable {
        List<Capability> missing = Arrays.stream(rule.needs())
                .map(Capability::of)
                .filter(capability -> !lab.declares(capability))
                .toList();
        if (!missing.isEmpty()) {
            invocation.skip();
            return refusal(lab, missing);
        }
        try {
            invocation.proceed();
        } catch (NotApplicable e) {
            return Ending.of(Verdict.NOT_APPLICABLE, e.reason().text());
        } catch (InvalidProof e) {
            return new Ending(Verdict.INVALID, String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            return new Ending(Verdict.FAIL, String.valueOf(e.getMessage()), e);
        }
        return always(lab);
    }

    private static Ending refusal(Lab lab, List<Capability> missing) {
        RefusalProof proof = new RefusalProof(lab);
        List<String> wrong = new ArrayList<>();
        missing.forEach(capability -> wrong.addAll(proof.faults(capability)));
        return wrong.isEmpty()
                ? Ending.of(Verdict.REFUSED_OK, "not declared: " + missing)
                : Ending.of(Verdict.FAIL, String.join("; ", wrong));
    }

    /** What must hold after every rule, whatever it was about. */
    private static Ending always(Lab lab) {
        List<String> unfired = lab.unfired();
        if (!unfired.isEmpty()) {
            return Ending.of(Verdict.INVALID, "armed and never happened: " + unfired);
        }
        if (!lab.simulator().defects().isEmpty()) {
            return Ending.of(
                    Verdict.INVALID, "the simulator broke: " + lab.simulator().defects());
        }
        boolean leaks = !lab.descriptor().secretsInUrls()
                && lab.simulator().journal().all().stream()
                        .anyMatch(exchange -> lab.secrets().stream()
                                .anyMatch(secret -> (exchange.path() + "?" + exchange.rawQuery()).contains(secret)));
        return leaks ? Ending.of(Verdict.FAIL, "SEC-03: a secret stands in a URL") : Ending.of(Verdict.PASS, "");
    }

    private static List<String> faults(Lab lab) {
        return lab.simulator().faults().armed().stream().map(Object::toString).toList();
    }

    private static Map<String, Long> requests(Lab lab) {
        return lab.simulator().journal().all().stream()
                .collect(Collectors.groupingBy(Exchange::method, TreeMap::new, Collectors.counting()));
    }
}
