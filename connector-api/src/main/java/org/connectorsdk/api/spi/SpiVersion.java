package org.connectorsdk.api.spi;

/**
 * The version of the provider interface. Same major number, compatible; the minor number grows with additions.
 *
 * @since 0.1.0
 */
public final class SpiVersion {
    /**
     * The version that this library runs. A compile-time constant, so that a provider which answers it from
     * {@link ConnectorProvider#spiVersion()} keeps the version that it was built with.
     */
    public static final String CURRENT = "1.0";

    private SpiVersion() {}

    /**
     * Checks whether a provider fits.
     *
     * @param built the version that the provider was built with, {@code major.minor}
     * @return whether this library can run it
     */
    public static boolean runs(String built) {
        int[] provider = parse(built);
        int[] library = parse(CURRENT);
        return provider.length == 2 && provider[0] == library[0] && provider[1] <= library[1];
    }

    private static int[] parse(String version) {
        int dot = version.indexOf('.');
        try {
            return new int[] {
                Integer.parseInt(version.substring(0, Math.max(dot, 0))), Integer.parseInt(version.substring(dot + 1))
            };
        } catch (NumberFormatException e) {
            return new int[0];
        }
    }
}
