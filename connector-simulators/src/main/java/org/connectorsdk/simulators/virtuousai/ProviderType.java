package org.connectorsdk.simulators.virtuousai;

import java.util.List;
import java.util.Optional;

/**
 * The providers that a connection can be created for, in the vendor's order.
 *
 * @param word the vendor's word
 * @param source what is behind a connection of this provider
 * @param secretFields which credentials its form asks for
 */
record ProviderType(String word, Source source, List<String> secretFields) {
    /** What is behind a connection. */
    enum Source {
        DATABASE,
        FILES,
        OTHER
    }

    private static final List<String> OAUTH = List.of("clientId", "clientSecret", "refreshToken");
    private static final List<String> API_KEY = List.of("apiKey");
    private static final List<String> LOGIN = List.of("username", "password");
    private static final List<String> DATABASE_LOGIN = List.of("username", "password", "sslKey");

    static final List<ProviderType> ALL = List.of(
            new ProviderType("shopify", Source.OTHER, List.of("accessToken")),
            new ProviderType("http_api", Source.OTHER, API_KEY),
            new ProviderType("flexiroam", Source.OTHER, API_KEY),
            new ProviderType("starlink", Source.OTHER, OAUTH),
            new ProviderType("s3", Source.FILES, List.of("accessKeyId", "secretAccessKey")),
            new ProviderType("google_drive", Source.FILES, OAUTH),
            new ProviderType("msft_sharepoint", Source.FILES, OAUTH),
            new ProviderType("klaviyo", Source.OTHER, API_KEY),
            new ProviderType("amazon_sp", Source.OTHER, OAUTH),
            new ProviderType("salesforce", Source.OTHER, OAUTH),
            new ProviderType("netsuite", Source.OTHER, List.of("tokenId", "tokenSecret")),
            new ProviderType("sqlserver", Source.DATABASE, LOGIN),
            new ProviderType("postgres", Source.DATABASE, DATABASE_LOGIN),
            new ProviderType("mlflow", Source.OTHER, LOGIN),
            new ProviderType("sftp", Source.FILES, List.of("username", "password", "privateKey")),
            new ProviderType("gmail_inbox", Source.OTHER, OAUTH),
            new ProviderType("dropbox", Source.FILES, OAUTH),
            new ProviderType("rydership", Source.OTHER, API_KEY),
            new ProviderType("gorgias", Source.OTHER, API_KEY),
            new ProviderType("redo", Source.OTHER, API_KEY),
            new ProviderType("bullhorn", Source.OTHER, OAUTH));

    static Optional<ProviderType> of(String word) {
        return ALL.stream().filter(type -> type.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return ALL.stream().map(ProviderType::word).toList();
    }
}
