package org.connectorsdk.api.error;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Objects;

/**
 * The one unchecked exception of the throwing view. It carries the same {@link ConnectorError} that the other views
 * return as a value, and its message is that error's line.
 *
 * <p>It never has a third-party library's exception as cause, so no parser's or HTTP client's type, and no text that
 * such a type quotes, reaches the caller.
 *
 * <p>Java serialization refuses it: keep {@link ConnectorError#toJson()} instead.
 *
 * @since 0.1.0
 */
public final class ConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ConnectorError error;

    /**
     * Wraps an error.
     *
     * @param error what went wrong
     */
    public ConnectorException(ConnectorError error) {
        super(Objects.requireNonNull(error, "error").message());
        this.error = error;
    }

    /** {@return what went wrong, as a value} */
    public ConnectorError error() {
        return error;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(
                ConnectorException.class.getName() + " is not serialized; keep error().toJson() instead");
    }
}
