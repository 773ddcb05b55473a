package org.connectorsdk.api.log;

/** The loggers of the library. Their names are documented, and stay whatever class writes a line. */
public enum LogName {
    /** What happens to a client rather than to one of its calls, and what is odd about its settings. */
    CLIENT("org.connectorsdk.client"),
    /** Waits for jobs. */
    WAIT("org.connectorsdk.wait"),
    /** Code of a provider that does what none should. */
    PROVIDER("org.connectorsdk.provider"),
    /** Code that the process lends, and that throws. */
    CALLBACK("org.connectorsdk.callback"),
    /** Requests and answers. */
    EXCHANGE("org.connectorsdk.http.exchange");

    private final String text;

    LogName(String text) {
        this.text = text;
    }

    /** {@return the name of the logger} */
    public String text() {
        return text;
    }
}
