package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.connectorsdk.simulators.Json;
import org.jspecify.annotations.Nullable;

/** One connection as the vendor keeps it, secrets included. Guarded by the tenant's monitor. */
final class StoredConnection {
    static final String NEEDS_VERIFICATION = "needs_verification";
    static final String ACTIVE = "active";
    static final String ERROR = "error";
    static final String DISABLED = "disabled";
    static final String PRIVATE = "private";
    static final String GLOBAL = "global";

    final UUID id;
    final String provider;
    final Instant createdAt;
    final String createdBy;
    final Map<String, String> credentials = new LinkedHashMap<>();
    String name;
    String slug;
    String status = NEEDS_VERIFICATION;
    String visibility = PRIVATE;
    ObjectNode config = Json.object();
    boolean isDefault;
    Instant updatedAt;
    String updatedBy;

    @Nullable
    Instant lastUsedAt;

    @Nullable
    Instant lastVerifiedAt;

    @Nullable
    VerificationFailure failure;

    @Nullable
    ObjectNode verificationDetails;

    StoredConnection(UUID id, String name, String slug, String provider, Instant now, String user) {
        this.id = id;
        this.name = name;
        this.slug = slug;
        this.provider = provider;
        this.createdAt = now;
        this.createdBy = user;
        this.updatedAt = now;
        this.updatedBy = user;
    }

    String idText() {
        return id.toString();
    }

    boolean isVisibleTo(String user) {
        return visibility.equals(GLOBAL) || createdBy.equals(user);
    }

    void touch(Instant now, String user) {
        updatedAt = now;
        updatedBy = user;
    }

    /** What was verified is no longer what is stored. */
    void forgetVerification() {
        if (!status.equals(DISABLED)) {
            status = NEEDS_VERIFICATION;
        }
        failure = null;
        verificationDetails = null;
    }

    /** The 19 fields of the wire; never a credential. */
    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("id", id.toString()).put("name", name).put("slug", slug).put("provider", provider);
        json.put("status", status).put("visibility", visibility).set("config", config.deepCopy());
        json.put("hasCredentials", !credentials.isEmpty()).put("isDefault", isDefault);
        json.put("isFromTemplate", false);
        json.put("createdAt", createdAt.toString()).put("createdBy", createdBy);
        json.put("updatedAt", updatedAt.toString()).put("updatedBy", updatedBy);
        json.put("lastUsedAt", text(lastUsedAt)).put("lastVerifiedAt", text(lastVerifiedAt));
        json.put("verificationError", failure == null ? null : failure.message());
        json.put("verificationErrorCode", failure == null ? null : failure.code());
        json.set("verificationDetails", verificationDetails == null ? null : verificationDetails.deepCopy());
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
