package org.connectorsdk.cli;

import java.util.List;
import org.connectorsdk.cli.shell.Shell;

/** Where the process begins. */
public final class Main {

    /** Scripts ask for it often, and it takes no command to answer. */
    private static final List<String> VERSION = List.of("--version");

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        if (List.of(args).equals(VERSION)) {
            System.out.println(ConnectorsCommand.Version.text());
            return;
        }
        Logging.choose(List.of(args));
        Interruption interruption = Interruption.ofThisThread();
        int code = new Cli(Shell.ofProcess()).run(args);
        interruption.ended(code);
        System.exit(code);
    }
}
