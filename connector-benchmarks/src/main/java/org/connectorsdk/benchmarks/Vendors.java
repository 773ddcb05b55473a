package org.connectorsdk.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/** The vendors that can be measured. */
final class Vendors {
    /** All of them, in the order in which they are measured. */
    private static final List<Vendor<?, ?>> ALL = List.of(
            new HotdataVendor(),
            new AirbyteConfig(),
            new AirbytePublic("airbyte-public", AirbyteAccount.Streams.SOME),
            new AirbytePublic("airbyte-public-bare", AirbyteAccount.Streams.NONE),
            new PlanasonixVendor(),
            new VirtuousAiVendor(),
            new FivetranVendor());

    private Vendors() {}

    /** {@return the vendor of a name} */
    static Vendor<?, ?> of(String name) {
        return ALL.stream()
                .filter(vendor -> vendor.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no provider " + name + ": name one of " + names()));
    }

    /**
     * The vendors that a command line names. Ends the program, saying which there are, when it names none.
     *
     * @param args the name of one, or {@code all}
     * @return them
     */
    static List<Vendor<?, ?>> chosen(String[] args) {
        String name = args.length == 1 ? args[0] : "";
        List<Vendor<?, ?>> chosen = ALL.stream()
                .filter(vendor -> name.equals("all") || vendor.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("Name the provider to measure, one of " + names() + ", or all.");
            System.exit(2);
        }
        return chosen;
    }

    private static String names() {
        return ALL.stream().map(Vendor::name).collect(Collectors.joining(", "));
    }
}
