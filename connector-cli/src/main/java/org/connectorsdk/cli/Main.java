package org.connectorsdk.cli;

import java.util.List;
import org.connectorsdk.cli.shell.Shell;

/** Where the process begins. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        Logging.choose(List.of(args));
        Interruption interruption = Interruption.ofThisThread();
        int code = new Cli(Shell.ofProcess()).run(args);
        interruption.ended(code);
        System.exit(code);
    }
}
