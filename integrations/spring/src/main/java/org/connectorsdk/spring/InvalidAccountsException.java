package org.connectorsdk.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts that cannot be opened as they are written; everything that is wrong with all of them. */
final class InvalidAccountsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<AccountProblem> problems;

    InvalidAccountsException(List<AccountProblem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    List<AccountProblem> problems() {
        return problems;
    }

    private static String text(List<AccountProblem> problems) {
        Map<String, List<String>> byAccount = new LinkedHashMap<>();
        problems.forEach(problem -> byAccount
                .computeIfAbsent(problem.account(), name -> new ArrayList<>())
                .add(problem.line()));
        StringBuilder text = new StringBuilder("Accounts cannot be opened:\n");
        byAccount.forEach((account, lines) -> {
            text.append("\n    ").append(AccountProperties.PREFIX);
            text.append(account.isEmpty() ? "" : "." + account).append('\n');
            lines.forEach(line -> text.append("      - ").append(line).append('\n'));
        });
        return text.toString();
    }
}
