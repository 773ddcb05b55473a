package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;

/** Rules about settings. */
public interface ConfigurationRules {

    @Rule(
            id = "CFG-01",
            liveSafe = true,
            statement = "Opening a client with settings that are in order makes no request.")
    default void CFG_01_openingSendsNothing(RuleContext context) {
        context.open();
        assertEquals(0, context.simulator().journal().arrived(), "requests");
    }

    @Rule(
            id = "CFG-02",
            liveSafe = true,
            statement = "All mistakes in the settings are reported together, in a single CONFIGURATION error whose"
                    + " violations have a path, a code and a text each.")
    default void CFG_02_allViolationsComeAtOnce(RuleContext context) {
        List<String> required = required(context);
        List<ConfigViolation> violations = violations(context, config -> {
            required.forEach(config::remove);
            return config.set("no-such-setting", "x").set("attempts", "many");
        });
        for (String name : required) {
            assertTrue(named(violations, name), () -> name + " is missing and not reported: " + violations);
        }
        assertTrue(named(violations, "no-such-setting"), violations::toString);
        assertTrue(named(violations, "attempts"), violations::toString);
        for (ConfigViolation violation : violations) {
            assertFalse(violation.code().isBlank() || violation.message().isBlank(), violation::toString);
        }
    }

    @Rule(
            id = "CFG-03",
            liveSafe = true,
            statement = "What the schema of the settings says is what is checked: leaving out any required setting is"
                    + " reported under its name, and each example that the schema gives is taken.")
    default void CFG_03_schemaAndCheckAgree(RuleContext context) {
        for (String name : required(context)) {
            assertTrue(
                    named(violations(context, config -> config.remove(name)), name),
                    () -> "nothing is said of the missing " + name);
        }
        for (Setting setting : context.descriptor().configSchema().settings()) {
            for (String example : setting.isSecret() ? List.<String>of() : setting.examples()) {
                ConnectorConfig config = context.config().toBuilder()
                        .set(setting.name(), example)
                        .build();
                boolean accepted = context.descriptor()
                        .configSchema()
                        .resolve(config)
                        .fold(wrong -> !refused(wrong, setting.name()), settings -> true);
                assertTrue(accepted, () -> "the example " + example + " of " + setting.name() + " is refused");
            }
        }
    }

    @Rule(
            id = "CFG-04",
            liveSafe = true,
            level = Level.SHOULD,
            statement = "A setting that does not exist is reported, together with the existing one whose name comes"
                    + " closest.")
    default void CFG_04_aTypingErrorIsHelped(RuleContext context) {
        List<ConfigViolation> violations = violations(context, config -> config.set("bas-url", "http://127.0.0.1"));
        assertTrue(
                violations.stream()
                        .anyMatch(v -> v.path().equals("bas-url") && v.message().contains("base-url")),
                () -> "base-url is not suggested: " + violations);
    }

    /** A conflict with another setting is not the example's fault. */
    private static boolean refused(List<ConfigViolation> violations, String name) {
        return violations.stream()
                .anyMatch(violation ->
                        violation.path().equals(name) && !violation.code().equals(ConfigViolation.CONFLICT));
    }

    private static List<String> required(RuleContext context) {
        return context.descriptor().configSchema().settings().stream()
                .filter(Setting::isRequired)
                .map(Setting::name)
                .toList();
    }

    private static boolean named(List<ConfigViolation> violations, String name) {
        return violations.stream().anyMatch(violation -> violation.path().equals(name));
    }

    private static List<ConfigViolation> violations(
            RuleContext context, java.util.function.UnaryOperator<ConnectorConfig.Builder> change) {
        ConnectorError error = Expect.error(ErrorKind.CONFIGURATION, context.tryOpen(change));
        assertFalse(error.message().toLowerCase(Locale.ROOT).contains("exception"), error::message);
        return ((ConnectorError.Configuration) error).violations();
    }
}
