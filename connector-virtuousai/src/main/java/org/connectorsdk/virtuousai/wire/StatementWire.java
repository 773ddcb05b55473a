package org.connectorsdk.virtuousai.wire;

/**
 * A statement to run.
 *
 * @param sql 1 to 10,000 characters
 */
public record StatementWire(String sql) {

    /** {@return the length of the statement, which may hold data} */
    @Override
    public String toString() {
        return "StatementWire[" + sql.length() + " characters]";
    }
}
