package org.connectorsdk.airbyte;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.auth.CredentialSource;

/** What can be set: which API, where it is, and how it is entered. */
final class AirbyteSettings {
    static final String API = "api";
    static final String API_PATH = "api-path";
    static final String SERVER_VERSION = "server-version";
    static final String AUTH = "auth";
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";
    static final String TOKEN = "token";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";

    static final String CONFIG = "config";
    static final String PUBLIC = "public";
    static final String CURRENT = "current";
    static final String OF_2023 = "0.40";

    private static final String NONE = "none";
    private static final String BASIC = "basic";
    private static final String BEARER = "bearer";
    private static final String CREDENTIALS = "client-credentials";

    /** Which settings belong to which way in; all of them are needed for it. */
    private static final Map<String, List<String>> PARTS = Map.of(
            NONE, List.of(),
            BASIC, List.of(USERNAME, PASSWORD),
            BEARER, List.of(TOKEN),
            CREDENTIALS, List.of(CLIENT_ID, CLIENT_SECRET));

    private AirbyteSettings() {}

    static ConfigSchema schema() {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .title("Airbyte")
                .add(api())
                .add(serverVersion())
                .add(workspace())
                .add(organization());
        entry(schema);
        schema.addAll(HttpSchema.all(Map.of()));
        schema.add(Setting.builder(API_PATH, SettingType.STRING)
                .label("Path of the API")
                .description("Where the API is under the base URL, for installations that are not at"
                        + " api/v1 or api/public/v1.")
                .examples("gateway/airbyte/api/v1")
                .build());
        schema.rule(AirbyteSettings::organizationRule)
                .rule(AirbyteSettings::authRule)
                .rule(AirbyteAddress::violations);
        HttpSchema.rules("").forEach(schema::rule);
        return schema.build();
    }

    private static Setting api() {
        return Setting.builder(API, SettingType.CHOICE)
                .label("API")
                .description(
                        "Which of Airbyte's two APIs to use: the configuration API of self-managed servers can do more;"
                                + " the vendor promises to keep the public API.")
                .choices(CONFIG, PUBLIC)
                .defaultValue(CONFIG)
                .build();
    }

    private static Setting serverVersion() {
        return Setting.builder(SERVER_VERSION, SettingType.CHOICE)
                .description("Which operations of the configuration API the server has. 0.40 stands for"
                        + " servers before 2024.")
                .choices(CURRENT, OF_2023)
                .defaultValue(CURRENT)
                .build();
    }

    private static Setting workspace() {
        return Setting.builder(Airbyte.WORKSPACE, SettingType.STRING)
                .label("Workspace id")
                .description("The workspace to work in. Lists need it with api=config, new sources and"
                        + " destinations with either"
                        + " API. Without it the public API lists all that the credential can see.")
                .examples("2f6b1a3c-9d54-4e0f-8a61-7c0d5b9e4411")
                .build();
    }

    private static Setting organization() {
        return Setting.builder(Airbyte.ORGANIZATION, SettingType.STRING)
                .label("Organisation id")
                .description(
                        "The organisation whose workspaces are listed with api=config. Default: that of the workspace.")
                .examples("0b8f4c1e-33a1-4f0e-9d27-5a7c6e1b2d90")
                .build();
    }

    private static void entry(ConfigSchema.Builder schema) {
        schema.add(Setting.builder(AUTH, SettingType.CHOICE)
                        .label("Authentication")
                        .description(
                                "How to authenticate. May be left out if the settings of exactly one way are given.")
                        .choices(NONE, BASIC, BEARER, CREDENTIALS)
                        .build())
                .add(Setting.builder(CLIENT_ID, SettingType.STRING)
                        .label("Client id")
                        .description("Of an application in Airbyte's settings.")
                        .examples("8a7d3c2e-11f0-4c6b-9a55-0e4b7f9d2c10")
                        .build())
                .add(Setting.builder(CLIENT_SECRET, SettingType.STRING)
                        .description("Of the same application.")
                        .secret()
                        .examples("example-client-secret")
                        .build())
                .add(Setting.builder(TOKEN, SettingType.STRING)
                        .label("Access token")
                        .description("A token that you renew yourself. Airbyte's own expire within minutes.")
                        .secret()
                        .examples("example-token")
                        .build())
                .add(Setting.builder(USERNAME, SettingType.STRING)
                        .label("User name")
                        .description(
                                "For servers behind the proxy with basic authentication that was shipped until 2024.")
                        .examples("airbyte")
                        .build())
                .add(Setting.builder(PASSWORD, SettingType.STRING)
                        .description("For the same proxy.")
                        .secret()
                        .unicode()
                        .examples("example-password")
                        .build());
    }

    static boolean isPublic(Settings settings) {
        return settings.string(API).equals(PUBLIC);
    }

    static boolean isCurrent(Settings settings) {
        return settings.string(SERVER_VERSION).equals(CURRENT);
    }

    private static List<ConfigViolation> organizationRule(Settings settings) {
        return isPublic(settings) && settings.isSet(Airbyte.ORGANIZATION)
                ? List.of(conflict(Airbyte.ORGANIZATION, "is not used with api=public, which lists all workspaces"))
                : List.of();
    }

    private static List<ConfigViolation> authRule(Settings settings) {
        List<String> ways = waysTouched(settings);
        String chosen = settings.optionalString(AUTH).orElse(ways.size() == 1 ? ways.get(0) : "");
        if (chosen.isEmpty()) {
            return List.of(
                    ways.isEmpty()
                            ? missing(AUTH, "is required: give a credential, or set auth=none")
                            : conflict(
                                    AUTH,
                                    "must be one of " + String.join(", ", ways) + ", as settings of each are given"));
        }
        List<ConfigViolation> violations = new ArrayList<>();
        for (String part : parts(chosen)) {
            if (!settings.isSet(part)) {
                violations.add(missing(part, "is required with auth=" + chosen));
            }
        }
        ways.stream()
                .filter(way -> !way.equals(chosen))
                .flatMap(way -> parts(way).stream())
                .filter(settings::isSet)
                .forEach(part -> violations.add(conflict(part, "is not used with auth=" + chosen)));
        return violations;
    }

    private static List<String> parts(String way) {
        return PARTS.getOrDefault(way, List.of());
    }

    /** The ways for which at least one setting is given. */
    private static List<String> waysTouched(Settings settings) {
        return List.of(BASIC, BEARER, CREDENTIALS).stream()
                .filter(way -> parts(way).stream().anyMatch(settings::isSet))
                .toList();
    }

    private static ConfigViolation missing(String name, String what) {
        return new ConfigViolation(name, ConfigViolation.MISSING, name + " " + what);
    }

    private static ConfigViolation conflict(String name, String what) {
        return new ConfigViolation(name, ConfigViolation.CONFLICT, name + " " + what);
    }

    /** The credential of checked settings. */
    static CredentialSource credential(Settings settings) {
        String way = settings.optionalString(AUTH)
                .orElseGet(() -> waysTouched(settings).get(0));
        return switch (way) {
            case BASIC -> CredentialSource.basic(settings.string(USERNAME), settings.secret(PASSWORD));
            case BEARER -> CredentialSource.bearer(settings.secret(TOKEN));
            case CREDENTIALS -> minted(settings);
            default -> CredentialSource.none();
        };
    }

    /**
     * Sent as JSON, which servers of all ages take; those of today take a form as well. The document of the public API
     * describes one spelling of the grant and requires the other, so both are sent; the configuration API knows
     * neither.
     */
    private static CredentialSource minted(Settings settings) {
        var request = CredentialSource.clientCredentials("applications/token")
                .member("client_id", settings.string(CLIENT_ID))
                .secret("client_secret", settings.secret(CLIENT_SECRET));
        if (isPublic(settings)) {
            request.member("grant-type", "client_credentials").member("grant_type", "client_credentials");
        }
        return request.build();
    }
}
