package org.connectorsdk.cli.shell;

import io.vavr.Lazy;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.cli.plugin.Installed;

/**
 * The process as a command sees it: its streams, its environment, the person in front of it, and what is installed.
 */
public final class Shell {
    private final Stdout out;
    private final PrintWriter err;
    private final InputStream in;
    private final Map<String, String> environment;
    private final SecretPrompt prompt;
    private final boolean watched;
    private final Supplier<Connectors> shipped;
    private final Supplier<Installed> installed;
    private final RuntimeContext context;

    private Shell(Builder builder) {
        this.out = new Stdout(builder.out);
        this.err = new PrintWriter(builder.err, true);
        this.in = builder.in;
        this.environment = Map.copyOf(builder.environment);
        this.prompt = builder.prompt;
        this.watched = builder.watched;
        this.shipped = builder.connectors;
        this.installed = Lazy.of(() -> new Installed(shipped.get(), List.of(), environment));
        this.context = builder.context;
    }

    private Shell(Shell process, Collection<String> plugins) {
        this.out = process.out;
        this.err = process.err;
        this.in = process.in;
        this.environment = process.environment;
        this.prompt = process.prompt;
        this.watched = process.watched;
        this.shipped = process.shipped;
        this.installed = Lazy.of(() -> new Installed(shipped.get(), plugins, environment));
        this.context = process.context;
    }

    /**
     * Adds plug-ins that are named on the command line.
     *
     * @param named the values of {@code --plugin}, read when a command first asks what is installed
     * @return the same process with these plug-ins
     */
    public Shell with(Collection<String> named) {
        return new Shell(this, named);
    }

    /** {@return the shell of this process, with the providers on its class path and the plug-ins of its environment} */
    public static Shell ofProcess() {
        return builder()
                .out(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))
                .err(new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8))
                .in(System.in)
                .environment(System.getenv())
                .prompt(Terminal::askWithoutEcho)
                .watched(Terminal.isWatched())
                .build();
    }

    /** {@return a builder of a shell with nothing around it} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return standard output, for data} */
    public Stdout out() {
        return out;
    }

    /** {@return standard error, for everything else; flushed line by line} */
    public PrintWriter err() {
        return err;
    }

    /** {@return standard input} */
    public InputStream in() {
        return in;
    }

    /** {@return the environment variables} */
    public Map<String, String> environment() {
        return environment;
    }

    /** {@return whether a person watches a terminal} */
    public boolean isWatched() {
        return watched;
    }

    /** {@return what commands can work with, found when it is first asked for} */
    public Installed installed() {
        return installed.get();
    }

    /** {@return the providers that are installed} */
    public Connectors connectors() {
        return installed().connectors();
    }

    /** {@return what clients are opened with} */
    public RuntimeContext context() {
        return context;
    }

    /**
     * Asks the person for a secret.
     *
     * @param name what is asked for
     * @return as {@link SecretPrompt#ask}
     */
    public Optional<Secret> ask(String name) {
        return prompt.ask(name);
    }

    /** Puts a shell together. Not thread-safe. */
    public static final class Builder {
        private Writer out = Writer.nullWriter();
        private Writer err = Writer.nullWriter();
        private InputStream in = InputStream.nullInputStream();
        private Map<String, String> environment = Map.of();
        private SecretPrompt prompt = name -> Optional.empty();
        private boolean watched;
        private Supplier<Connectors> connectors = Connectors::discover;
        private RuntimeContext context =
                RuntimeContext.builder().integrator("connectors-cli").build();

        private Builder() {}

        /**
         * Sets standard output.
         *
         * @param writer default: nowhere
         * @return this builder
         */
        public Builder out(Writer writer) {
            this.out = new BufferedWriter(Objects.requireNonNull(writer, "writer"), 1 << 16);
            return this;
        }

        /**
         * Sets standard error.
         *
         * @param writer default: nowhere
         * @return this builder
         */
        public Builder err(Writer writer) {
            this.err = Objects.requireNonNull(writer, "writer");
            return this;
        }

        /**
         * Sets standard input.
         *
         * @param stream default: empty
         * @return this builder
         */
        public Builder in(InputStream stream) {
            this.in = Objects.requireNonNull(stream, "stream");
            return this;
        }

        /**
         * Sets the environment.
         *
         * @param variables default: none
         * @return this builder
         */
        public Builder environment(Map<String, String> variables) {
            this.environment = Objects.requireNonNull(variables, "variables");
            return this;
        }

        /**
         * Sets how the person is asked.
         *
         * @param asks default: nobody is there
         * @return this builder
         */
        public Builder prompt(SecretPrompt asks) {
            this.prompt = Objects.requireNonNull(asks, "asks");
            return this;
        }

        /**
         * Says whether a person watches.
         *
         * @param someone default: nobody
         * @return this builder
         */
        public Builder watched(boolean someone) {
            this.watched = someone;
            return this;
        }

        /**
         * Sets the providers that ship with the command line.
         *
         * @param source default: discovery on the class path
         * @return this builder
         */
        public Builder connectors(Supplier<Connectors> source) {
            this.connectors = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets what clients are opened with.
         *
         * @param lent default: the machine's own time
         * @return this builder
         */
        public Builder context(RuntimeContext lent) {
            this.context = Objects.requireNonNull(lent, "lent");
            return this;
        }

        /** {@return the shell} */
        public Shell build() {
            return new Shell(this);
        }
    }
}
