package org.connectorsdk.cli.account;

import org.connectorsdk.cli.shell.OutputFormat;

/** A command whose answer has a chosen form; its errors have the same. */
@FunctionalInterface
public interface Formatted {

    /** {@return the chosen form} */
    OutputFormat format();
}
