package org.connectorsdk.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.observe.Observer;

/** Opens all accounts, or none and says everything that is wrong. */
final class AccountOpening {
    private final Connectors connectors;
    private final String integrator;
    private final Observer observer;
    private final List<RuntimeContextCustomizer> customizers;

    AccountOpening(
            Connectors connectors, String integrator, Observer observer, List<RuntimeContextCustomizer> customizers) {
        this.connectors = connectors;
        this.integrator = integrator;
        this.observer = observer;
        this.customizers = customizers;
    }

    ConnectorAccounts open(DeclaredAccounts declared) {
        List<AccountProblem> problems = new ArrayList<>(declared.problems());
        Map<String, Connections> clients = new LinkedHashMap<>();
        boolean opened = false;
        try {
            declared.accounts().forEach(account -> open(account, clients, problems));
            if (!problems.isEmpty()) {
                throw new InvalidAccountsException(problems);
            }
            opened = true;
            return new ConnectorAccounts(clients);
        } finally {
            if (!opened) { // a customizer may have failed
                clients.values().forEach(Connections::close);
            }
        }
    }

    private void open(
            DeclaredAccounts.Declared account, Map<String, Connections> clients, List<AccountProblem> problems) {
        RuntimeContext.Builder context = RuntimeContext.builder().observer(observer);
        try {
            context.account(account.name()).integrator(integrator);
        } catch (IllegalArgumentException e) {
            problems.add(new AccountProblem(account.name(), "", "cannot be opened: " + e.getMessage()));
            return;
        }
        customizers.forEach(customizer -> customizer.customize(account.name(), context));
        connectors
                .open(account.provider(), account.config(), context.build())
                .peek(client -> clients.put(account.name(), client))
                .peekLeft(error -> problems.addAll(problems(account, error, problems)));
    }

    private static List<AccountProblem> problems(
            DeclaredAccounts.Declared account, ConnectorError error, List<AccountProblem> before) {
        if (!(error instanceof ConnectorError.Configuration wrong)
                || wrong.violations().isEmpty()) {
            return List.of(new AccountProblem(account.name(), "", error.message()));
        }
        return wrong.violations().stream()
                .map(violation -> problem(account, violation))
                .filter(problem -> before.stream().noneMatch(known -> explains(known, problem)))
                .toList();
    }

    private static AccountProblem problem(DeclaredAccounts.Declared account, ConfigViolation violation) {
        String setting = violation.path();
        String message = violation.code().equals(ConfigViolation.MISSING)
                ? setting + " is required; set " + AccountProperties.PREFIX + "." + account.name() + "." + setting
                        + ", or the environment variable " + variable(account.name(), setting)
                : violation.message();
        return new AccountProblem(account.name(), account.origins().getOrDefault(setting, ""), message);
    }

    /** What is required is there, only as a placeholder that nothing resolves: that is said already. */
    private static boolean explains(AccountProblem known, AccountProblem problem) {
        return known.account().equals(problem.account())
                && first(known.message()).equals(first(problem.message()));
    }

    private static String first(String message) {
        return message.substring(0, Math.max(0, message.indexOf(' ')));
    }

    private static String variable(String account, String setting) {
        return (AccountProperties.PREFIX + "." + account + "." + setting)
                .replace("-", "")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
    }
}
