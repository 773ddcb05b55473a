package org.connectorsdk.cli;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.cli.shell.SecretPrompt;
import org.connectorsdk.cli.shell.Shell;

/** Runs commands as the process would, and keeps what they print. */
final class Commands {
    private final Supplier<Connectors> connectors;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private SecretPrompt prompt = name -> Optional.empty();
    private String input = "";
    private boolean watched;
    private String enough = "";

    private Commands(Supplier<Connectors> connectors) {
        this.connectors = connectors;
    }

    /** What a command left behind. */
    record Result(int code, String out, String err) {

        /** The text of the first member of that name in a JSON answer. */
        String member(String name) {
            int start = out.indexOf("\"" + name + "\":\"") + name.length() + 4;
            return out.substring(start, out.indexOf('"', start));
        }
    }

    static Commands with(Connectors connectors) {
        return with(() -> connectors);
    }

    static Commands with(Supplier<Connectors> connectors) {
        return new Commands(connectors);
    }

    /** An account of the test provider whose settings are right. */
    static Commands on(AcmeConnections connections) {
        return with(connections.connectors()).environment("CONNECTOR_ACME_TOKEN", AcmeConnections.TOKEN);
    }

    Commands environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Commands personEnters(String secret) {
        prompt = name -> Optional.of(Secret.of(secret));
        return this;
    }

    Commands watched() {
        watched = true;
        return this;
    }

    /** Who reads along cancels once this is shown. */
    Commands tiredOf(String text) {
        enough = text;
        return this;
    }

    Commands input(String text) {
        input = text;
        return this;
    }

    Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter() {
            @Override
            public void write(String text, int offset, int length) {
                super.write(text, offset, length);
                if (!enough.isEmpty() && text.contains(enough)) {
                    throw new CancellationException(enough);
                }
            }
        };
        Shell shell = Shell.builder()
                .out(out)
                .err(err)
                .in(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .environment(environment)
                .prompt(prompt)
                .watched(watched)
                .connectors(connectors)
                .build();
        int code = new Cli(shell).run(args);
        return new Result(code, out.toString(), err.toString());
    }
}
