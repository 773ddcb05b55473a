package org.connectorsdk.cli.connection;

import java.util.Optional;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.cli.shell.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By what a connection is known besides its id. */
final class IdentityOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "Name of the connection.")
    private @Nullable String name;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Connector type in the provider's word, such as postgres.")
    private @Nullable String type;

    @Option(names = "--source", paramLabel = "ID", description = "The source of a connection between two ends.")
    private @Nullable String source;

    @Option(
            names = "--destination",
            paramLabel = "ID",
            description = "The destination of a connection between two ends.")
    private @Nullable String destination;

    boolean isGiven() {
        return name != null || type != null || source != null || destination != null;
    }

    String name(Problems problems) {
        return required("--name", name, problems);
    }

    String type(Problems problems) {
        return required("--type", type, problems);
    }

    Optional<EndSpec> source(Problems problems) {
        return end("--source", source, problems);
    }

    Optional<EndSpec> destination(Problems problems) {
        return end("--destination", destination, problems);
    }

    private static String required(String option, @Nullable String value, Problems problems) {
        if (value == null || value.isBlank()) {
            problems.add(option + (value == null ? " is missing" : " must not be blank"));
            return "?";
        }
        return value;
    }

    private static Optional<EndSpec> end(String option, @Nullable String id, Problems problems) {
        if (id != null && id.isBlank()) {
            problems.add(option + " must not be blank");
            return Optional.empty();
        }
        return Optional.ofNullable(id).map(EndSpec::existing);
    }
}
