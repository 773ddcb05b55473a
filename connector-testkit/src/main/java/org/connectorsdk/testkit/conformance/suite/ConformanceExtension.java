package org.connectorsdk.testkit.conformance.suite;

import java.lang.reflect.Method;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Gives each rule a ruleContext of its own, records the verdict, and tells JUnit of it. */
final class ConformanceExtension implements ParameterResolver, InvocationInterceptor, AfterAllCallback {
    private static final ExtensionContext.Namespace SPACE =
            ExtensionContext.Namespace.create(ConformanceExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RuleContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(SPACE)
                .getOrComputeIfAbsent(
                        RuleContext.class,
                        type -> new RuleContext(suite(context).settings()),
                        RuleContext.class);
    }

    private static ConnectorConformanceSuite suite(ExtensionContext context) {
        return (ConnectorConformanceSuite) context.getRequiredTestInstance();
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
        RuleContext ruleContext = context.getStore(SPACE).get(RuleContext.class, RuleContext.class);
        ConformanceReport report = report(context, suite(context));
        RuleResult found = new RuleRun(rule, ruleContext, replay(rule, context)).of(new RuleRun.Body() {
            @Override
            public void run() throws Throwable {
                invocation.proceed();
            }

            @Override
            public void skip() {
                invocation.skip();
            }
        });
        RuleResult result = report.waivers().over(found);
        report.record(ruleContext, result);
        tell(rule, result);
    }

    private static String replay(Rule rule, ExtensionContext context) {
        return "mvn test -Dtest=" + context.getRequiredTestClass().getSimpleName() + "#"
                + rule.id().replace('-', '_') + "* -Dconformance.seed="
                + suite(context).seed();
    }

    /** One report per class; closing the store, when the run is over, writes it. */
    private static ConformanceReport report(ExtensionContext context, ConnectorConformanceSuite suite) {
        return context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(
                        context.getRequiredTestClass(),
                        type -> new WrittenReport(new ConformanceReport(
                                suite.target().id(), suite.seed(), "hermetic", Waivers.of(suite))),
                        WrittenReport.class)
                .report();
    }

    private record WrittenReport(ConformanceReport report) implements AutoCloseable {
        @Override
        public void close() {
            report.write();
        }
    }

    private static void tell(Rule rule, RuleResult result) {
        String line = rule.id() + " " + result.verdict() + ": ";
        switch (result.verdict()) {
            case FAIL, INVALID ->
                throw new AssertionError(
                        line + rule.statement() + System.lineSeparator() + result.message() + System.lineSeparator()
                                + result.told() + System.lineSeparator() + "replay: " + result.replay(),
                        result.cause());
            case WAIVED, NOT_APPLICABLE, NOT_RUN, NOT_TESTABLE ->
                throw new TestAbortedException(line + result.message());
            default -> {}
        }
    }

    /** What is decided over the whole run (CAP-01). */
    @Override
    public void afterAll(ExtensionContext context) {
        WrittenReport written =
                context.getRoot().getStore(SPACE).get(context.getRequiredTestClass(), WrittenReport.class);
        if (written != null) {
            written.report().claimedAndNotProven().ifPresent(why -> {
                throw new AssertionError("CAP-01 FAIL: " + why);
            });
        }
    }
}
