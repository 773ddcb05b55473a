package org.connectorsdk.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The accounts of the properties, read by the schemas of their providers: every secret is a {@link Secret}. What is
 * wrong with them is kept, so that all of it is reported at once.
 */
final class DeclaredAccounts {
    /** The one name beside the provider's own settings. */
    static final String PROVIDER = "provider";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.-]{1,100})}");

    private final List<Declared> accounts = new ArrayList<>();
    private final List<AccountProblem> problems = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final AccountProperties properties;
    private final Connectors connectors;

    private DeclaredAccounts(AccountProperties properties, Connectors connectors) {
        this.properties = properties;
        this.connectors = connectors;
    }

    /**
     * One account.
     *
     * @param provider the id of its provider
     * @param origins where each setting was given, by its name
     */
    record Declared(String name, String provider, ConnectorConfig config, Map<String, String> origins) {}

    static DeclaredAccounts in(Environment environment, Connectors connectors) {
        DeclaredAccounts declared = new DeclaredAccounts(AccountProperties.in(environment), connectors);
        declared.properties
                .unreadable()
                .ifPresent(problem -> declared.problems.add(new AccountProblem("", "", problem)));
        declared.properties
                .alike()
                .forEach(names -> declared.problems.add(new AccountProblem(
                        "", "", String.join(" and ", names) + " count as one name; change all but one of them")));
        declared.properties.names().forEach(declared::read);
        return declared;
    }

    List<Declared> accounts() {
        return List.copyOf(accounts);
    }

    List<AccountProblem> problems() {
        return List.copyOf(problems);
    }

    /** {@return the secrets of all accounts, for whoever keeps them out of texts} */
    List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /**
     * Asks whether a property may hold a secret: all that stand under the accounts, but those that are known not to.
     *
     * @param property its name, in any spelling
     * @return whether its value is not to be shown
     */
    boolean mayBeSecret(String property) {
        String plain = AccountProperties.plain(property);
        return plain.startsWith(AccountProperties.plain(AccountProperties.PREFIX)) && !shown.contains(plain);
    }

    private void read(String account) {
        Map<String, String> given = new LinkedHashMap<>(properties.of(account));
        @Nullable String provider = null;
        for (String name : properties.of(account).keySet()) {
            if (AccountProperties.plain(name).equals(PROVIDER)) {
                provider = given.remove(name);
                show(account, PROVIDER);
            }
        }
        if (!NAME.matcher(account).matches()) {
            problems.add(new AccountProblem(
                    account, "", "an account is named with letters, digits, dots, dashes and underscores"));
        }
        Optional<ProviderDescriptor> descriptor = provider(account, provider);
        if (descriptor.isPresent()) {
            accounts.add(declared(account, descriptor.get(), given));
        } else {
            given.values().forEach(this::keep); // nobody knows which of them are secret
        }
    }

    private Optional<ProviderDescriptor> provider(String account, @Nullable String id) {
        if (id == null || id.isBlank()) {
            List<String> known = connectors.providers().stream()
                    .map(ProviderDescriptor::id)
                    .sorted()
                    .toList();
            problems.add(new AccountProblem(
                    account,
                    properties.of(account).keySet().stream()
                            .findFirst()
                            .map(setting -> origin(account, setting))
                            .orElse(""),
                    "provider is missing; "
                            + (known.isEmpty()
                                    ? "and none was found: add the artefact of one, such as connector-hotdata"
                                    : "set it to one of " + String.join(", ", known))));
            return Optional.empty();
        }
        if (unresolved(account, PROVIDER, PROVIDER, id)) {
            return Optional.empty();
        }
        return connectors
                .require(id.strip())
                .peekLeft(error -> problems.add(new AccountProblem(
                        account,
                        origin(account, PROVIDER),
                        error.context().summary() + "; is its artefact, such as connector-hotdata, a dependency?")))
                .toJavaOptional();
    }

    private Declared declared(String account, ProviderDescriptor provider, Map<String, String> given) {
        ConfigSchema schema = provider.configSchema();
        Map<String, Setting> byPlainName = new LinkedHashMap<>();
        schema.settings().forEach(setting -> byPlainName.put(AccountProperties.plain(setting.name()), setting));
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        Map<String, String> origins = new LinkedHashMap<>();
        given.forEach((written, value) -> {
            Setting setting = byPlainName.get(AccountProperties.plain(written));
            String name = setting == null ? written : setting.name();
            origins.put(name, origin(account, written));
            if (unresolved(account, written, name, value)) {
                config.set(name, "");
            } else if (setting != null && !setting.isSecret()) {
                config.set(name, value);
                show(account, name);
            } else {
                config.secret(name, keep(value));
            }
        });
        return new Declared(account, provider.id(), config.build(), origins);
    }

    /** Spring leaves a placeholder that nothing resolves; sent as a token it would be refused far from here. */
    private boolean unresolved(String account, String written, String name, String value) {
        Matcher placeholder = PLACEHOLDER.matcher(value);
        boolean unresolved = placeholder.find();
        if (unresolved) {
            problems.add(new AccountProblem(
                    account,
                    origin(account, written),
                    name + " needs ${" + placeholder.group(1) + "}, and nothing sets " + placeholder.group(1)));
        }
        return unresolved;
    }

    private Secret keep(String value) {
        Secret secret = Secret.of(value.strip());
        if (!value.isBlank()) {
            secrets.add(secret);
        }
        return secret;
    }

    private void show(String account, String setting) {
        shown.add(AccountProperties.plain(AccountProperties.PREFIX + account + setting));
    }

    private String origin(String account, String setting) {
        return properties.origin(account, setting).orElse("");
    }

    @Override
    public String toString() {
        return "DeclaredAccounts" + properties.names();
    }
}
