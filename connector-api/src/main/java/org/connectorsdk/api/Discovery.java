package org.connectorsdk.api;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.SpiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Collects providers, each on its own: one that is broken, foreign, outdated or a duplicate becomes a problem and hides
 * no other (INC-26).
 */
final class Discovery {
    /** A loader that fails this often without an end is itself broken. */
    private static final int MOST_FAILURES = 1_000;

    private final Map<String, List<Candidate>> byId = new LinkedHashMap<>();
    private final List<DiscoveryProblem> problems = new ArrayList<>();

    private record Candidate(ConnectorProvider provider, ProviderDescriptor descriptor) {}

    void load(ServiceLoader<ConnectorProvider> loader) {
        Iterator<ConnectorProvider> entries = loader.iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!entries.hasNext()) {
                    return;
                }
                add(entries.next());
            } catch (ServiceConfigurationError | LinkageError failure) {
                failures++;
                problems.add(new DiscoveryProblem(named(failure), reason(failure)));
            }
        }
    }

    void add(ConnectorProvider provider) {
        try {
            String built = provider.spiVersion();
            if (!SpiVersion.runs(built)) {
                problems.add(new DiscoveryProblem(
                        origin(provider),
                        "was built for provider interface " + built + ", this library runs " + SpiVersion.CURRENT
                                + "; use a version of the provider that fits"));
                return;
            }
            ProviderDescriptor descriptor = provider.descriptor();
            byId.computeIfAbsent(descriptor.id(), id -> new ArrayList<>()).add(new Candidate(provider, descriptor));
        } catch (OutOfMemoryError | InternalError | UnknownError machine) {
            throw machine; // no fault of this provider
        } catch (Throwable failure) {
            problems.add(new DiscoveryProblem(origin(provider), reason(failure)));
        }
    }

    Connectors finish() {
        Map<String, ConnectorProvider> providers = new LinkedHashMap<>();
        List<ProviderDescriptor> descriptors = new ArrayList<>();
        byId.forEach((id, candidates) -> {
            if (candidates.size() == 1) {
                providers.put(id, candidates.get(0).provider());
                descriptors.add(candidates.get(0).descriptor());
            } else {
                List<String> origins = candidates.stream()
                        .map(candidate -> origin(candidate.provider()))
                        .toList();
                problems.add(new DiscoveryProblem(
                        String.join(" and ", origins),
                        "claim the same id '" + id + "'; none of them is used, remove all but one"));
            }
        });
        return new Connectors(providers, descriptors, problems);
    }

    private static String origin(ConnectorProvider provider) {
        Class<?> type = provider.getClass();
        CodeSource source = type.getProtectionDomain().getCodeSource();
        String place = source == null || source.getLocation() == null
                ? ""
                : source.getLocation().getPath();
        return place.isEmpty() ? type.getName() : type.getName() + " in " + place;
    }

    /**
     * The class that an entry names, as the loader words it: {@code …ConnectorProvider: Provider com.acme.X not found}.
     */
    private static String named(Throwable failure) {
        String text = failure.getMessage();
        String marker = "Provider ";
        int at = text == null ? -1 : text.indexOf(marker);
        if (text == null || at < 0) {
            return "an entry for " + ConnectorProvider.class.getName();
        }
        int end = text.indexOf(' ', at + marker.length());
        return text.substring(at + marker.length(), end < 0 ? text.length() : end);
    }

    /** Plain words; of the failure only class names are shown, as a foreign message may quote anything. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return "needs the class " + missing(root) + ", which is not on the class path";
        }
        if (root instanceof LinkageError) {
            return "does not fit this library (" + root.getClass().getSimpleName()
                    + "); it was probably built for another version";
        }
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof ServiceConfigurationError && failure.getCause() == null) {
            return text.contains("not a subtype")
                    ? "was loaded with another copy of this library; give Connectors the class loader that holds both"
                    : text.contains("not found")
                            ? "is named as a provider but does not exist"
                            : "is not a usable provider";
        }
        return "failed while it was loaded, with " + root.getClass().getName();
    }

    private static String missing(Throwable failure) {
        @Nullable String text = failure.getMessage();
        return text == null ? "(unnamed)" : text.replace('/', '.');
    }
}
