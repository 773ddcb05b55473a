package org.connectorsdk.api.connection;

import java.util.Locale;
import java.util.Objects;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * The state of a connection, as the provider words it, with a neutral reading where there is one.
 *
 * <p>Open: a word that the library has never seen is kept as it came, with health {@link Health#UNKNOWN}.
 *
 * @since 0.1.0
 */
public final class ConnectionStatus {

    /** The neutral reading of a status. */
    public enum Health {
        /** Works, as far as the provider knows. */
        HEALTHY,
        /** Does not work until somebody acts. */
        UNHEALTHY,
        /** Not yet verified or still being set up. */
        PENDING,
        /** Switched off on purpose. */
        DISABLED,
        /** Deleted, yet still listed. */
        DELETED,
        /** The provider gives no status, or a word that is not known here. */
        UNKNOWN
    }

    private static final int SHARED = 64;
    private static final int LONGEST_SHARED = 32;

    /** The last of each place: a list of a hundred thousand has three or four. Threads may overwrite each other's. */
    private static final @Nullable ConnectionStatus[] MET = new @Nullable ConnectionStatus[SHARED];

    private static final ConnectionStatus NONE = new ConnectionStatus("", Health.UNKNOWN);

    private final String raw;
    private final Health health;

    private ConnectionStatus(String raw, Health health) {
        this.raw = Objects.requireNonNull(raw, "raw");
        this.health = Objects.requireNonNull(health, "health");
    }

    /**
     * A word that the provider's adapter knows.
     *
     * @param raw the vendor's word
     * @param health what it means
     * @return the status
     */
    public static ConnectionStatus of(String raw, Health health) {
        int place = (raw.hashCode() * 31 + health.name().hashCode()) & SHARED - 1;
        @Nullable ConnectionStatus met = MET[place];
        if (met != null && met.health == health && met.raw.equals(raw)) {
            return met;
        }
        ConnectionStatus made = new ConnectionStatus(raw, health);
        if (raw.length() <= LONGEST_SHARED) {
            MET[place] = made;
        }
        return made;
    }

    /** {@return the status of a provider that gives none} */
    public static ConnectionStatus none() {
        return NONE;
    }

    /** {@return the vendor's word, unchanged; empty when it gave none} */
    public String raw() {
        return raw;
    }

    /** {@return the neutral reading} */
    public Health health() {
        return health;
    }

    /** {@return whether the vendor's word has a neutral reading} */
    public boolean isKnown() {
        return health != Health.UNKNOWN;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionStatus that && raw.equals(that.raw) && health == that.health;
    }

    @Override
    public int hashCode() {
        return raw.hashCode() * 31 + health.hashCode();
    }

    /** {@return the vendor's word, or the neutral one where there is none} */
    @Override
    public String toString() {
        return raw.isEmpty() ? health.name().toLowerCase(Locale.ROOT) : VendorText.line(raw);
    }
}
