package org.connectorsdk.cli.data;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.DataViews;
import org.connectorsdk.cli.shell.JsonText;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.cli.shell.TextInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "raw",
        description =
                "Sends one request of the provider's own API, for what no other command can do, and shows the answer. "
                        + "It is sent once, unless --safety says that it may be repeated.")
final class RawCommand extends AccountCommand {
    @Parameters(index = "1", paramLabel = "METHOD", description = "The HTTP method, such as GET.")
    private String method = "";

    @Parameters(
            index = "2",
            paramLabel = "PATH",
            description =
                    "The path below the base URL, percent-encoded: /v1/connections. No address, no query, no '..'.")
    private String path = "";

    @Option(names = "--query", paramLabel = "NAME=VALUE", description = "A query parameter, not encoded. Repeatable.")
    private List<String> query = new ArrayList<>();

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "A request header, such as Accept=text/csv; not for credentials. Repeatable.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--body",
            paramLabel = "JSON",
            description = "The body: JSON, or @FILE to read it from a file, - from standard input.")
    private @Nullable String body;

    @Option(
            names = "--safety",
            paramLabel = "SAFETY",
            description =
                    "What repeating the request would do: read (it changes nothing), idempotent (a second time changes"
                            + " nothing more), once (each request acts anew). Default: once.")
    private RawRequest.Safety safety = RawRequest.Safety.ONCE;

    RawCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        RawRequest.Builder described =
                RawRequest.builder(method.toUpperCase(Locale.ROOT)).path(path).safety(safety);
        pairs("--query", query, problems, described::query);
        CallOptions.Builder checked = CallOptions.builder();
        pairs("--header", headers, problems, (name, value) -> header(checked, name, value, problems));
        read(described, problems);
        RawRequest request = described.build();
        request.violations().forEach(wrong -> problems.add(wrong.path() + " " + wrong.message()));
        return session -> session.show(answer(session, request), DataViews.RAW);
    }

    private static void header(CallOptions.Builder options, String name, String value, Problems problems) {
        try {
            options.header(name, value);
        } catch (IllegalArgumentException e) {
            problems.add("--header: " + e.getMessage());
        }
    }

    private static void pairs(String option, List<String> given, Problems problems, BiConsumer<String, String> taker) {
        for (String pair : given) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                problems.add(option + " takes NAME=VALUE; one was given without a name or without '='");
            } else {
                taker.accept(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
    }

    private void read(RawRequest.Builder described, Problems problems) {
        @Nullable String given = body;
        if (given != null) {
            text(given)
                    .flatMap(JsonText::value)
                    .peek(described::body)
                    .peekLeft(problem -> problems.add("--body " + problem));
        }
    }

    private Either<String, String> text(String given) {
        if (given.equals("-") || given.equals("@-")) {
            return TextInput.all(shell().in());
        }
        return given.startsWith("@") ? TextInput.file(given.substring(1)) : Either.right(given);
    }

    private Either<ConnectorError, RawAnswer> answer(Session session, RawRequest request) {
        CallOptions.Builder options = CallOptions.builder();
        pairs("--header", headers, new Problems(), options::header);
        return session.connections()
                .unwrap(RawApi.class)
                .map(raw -> raw.call(request, options.build()))
                .orElseGet(() -> Either.left(unsupported()));
    }

    private ConnectorError unsupported() {
        ErrorContext context = ErrorContext.of(provider(), "raw")
                .summary(provider() + " takes no raw requests")
                .build();
        return new ConnectorError.Unsupported(context, "");
    }
}
