package org.connectorsdk.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.api.DiscoveryProblem;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.descriptor.Quirk;
import org.connectorsdk.api.json.JsonObject;

/** How providers are shown. */
public final class ProviderViews {

    /** A provider as one row. */
    public static final View<ProviderDescriptor> ROW = new View<>(
            List.of("id", "name", "version", "api", "capabilities"),
            provider -> List.of(
                    provider.id(),
                    provider.name(),
                    provider.version(),
                    provider.apiVersion(),
                    String.join(" ", capabilities(provider))),
            ProviderViews::json);

    private ProviderViews() {}

    /**
     * Shows a provider with everything that it says of itself: a line for each setting and each quirk.
     *
     * @param provider the provider
     * @return the view, made for this provider
     */
    public static View<ProviderDescriptor> whole(ProviderDescriptor provider) {
        List<String> labels =
                new ArrayList<>(List.of("id", "name", "version", "api", "capabilities", "filters", "sorts", "fixed"));
        List<String> texts = new ArrayList<>(List.of(
                provider.id(),
                provider.name(),
                provider.version(),
                provider.apiVersion(),
                String.join(" ", capabilities(provider)),
                sorted(provider.filters()),
                sorted(provider.sorts()),
                sorted(provider.fixed())));
        for (Setting setting : provider.configSchema().settings()) {
            labels.add("setting");
            texts.add(line(setting));
        }
        for (Quirk quirk : provider.quirks()) {
            labels.add("quirk");
            texts.add(quirk.id() + ": " + quirk.text());
        }
        return new View<>(labels, any -> texts, ProviderViews::json);
    }

    private static String line(Setting setting) {
        StringBuilder line = new StringBuilder(setting.name()).append(" (");
        line.append(ConnectionViews.word(setting.type()));
        if (setting.isSecret()) {
            line.append(", secret");
        }
        if (setting.isRequired()) {
            line.append(", required");
        }
        setting.defaultValue().ifPresent(value -> line.append(", default ").append(value));
        if (!setting.choices().isEmpty()) {
            line.append(", one of ").append(String.join(" ", setting.choices()));
        }
        line.append(')');
        return setting.description().isEmpty()
                ? line.toString()
                : line.append(": ").append(setting.description()).toString();
    }

    private static List<String> capabilities(ProviderDescriptor provider) {
        return provider.capabilities().stream().map(Capability::name).sorted().toList();
    }

    private static String sorted(Iterable<String> names) {
        List<String> list = new ArrayList<>();
        names.forEach(list::add);
        list.sort(null);
        return String.join(" ", list);
    }

    private static JsonObject json(ProviderDescriptor provider) {
        return JsonObject.builder()
                .add("id", provider.id())
                .add("name", provider.name())
                .add("version", provider.version())
                .add("apiVersion", provider.apiVersion())
                .add("capabilities", capabilities(provider))
                .add("filters", provider.filters().stream().sorted().toList())
                .add("sorts", provider.sorts().stream().sorted().toList())
                .add("fixed", provider.fixed().stream().sorted().toList())
                .add("largestPage", provider.largestPage())
                .add("configSchema", provider.configSchema().toJsonSchema())
                .add("quirks", quirks(provider.quirks().stream()))
                .build();
    }

    private static List<JsonObject> quirks(Stream<Quirk> quirks) {
        return quirks.map(quirk -> JsonObject.of("id", quirk.id(), "text", quirk.text()))
                .toList();
    }

    /**
     * Writes a provider that cannot be used.
     *
     * @param problem what was found and what is wrong with it
     * @return its JSON form
     */
    public static JsonObject json(DiscoveryProblem problem) {
        return JsonObject.of("origin", problem.origin(), "message", problem.message());
    }
}
