package org.connectorsdk.api.error;

import org.connectorsdk.api.json.JsonObject;

/**
 * An error that was read from JSON and is of no kind that is known here: of a provider's own type, or of a newer
 * version of this library.
 *
 * @param context the evidence
 * @param name the kind as it was written
 * @param message the line as it was written
 * @param details what its kind told, as it was written
 */
record RemoteError(ErrorContext context, String name, String message, JsonObject details)
        implements ConnectorError.ProviderSpecific {
    @Override
    public RemoteError withContext(ErrorContext other) {
        return new RemoteError(other, name, message, details);
    }

    @Override
    public String toString() {
        return message;
    }
}
