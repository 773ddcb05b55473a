package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.connectorsdk.api.config.ConnectorConfig;
import retrofit2.Retrofit;

/**
 * What is measured at one vendor: its requests, the records that clients bind by hand, and where the answers come from.
 *
 * @param <O> one connection, with every member that the vendor documents
 * @param <L> a page of them
 */
interface Vendor<O, L> {
    /** All of them, in the order in which they are measured. */
    List<Vendor<?, ?>> ALL = List.of(
            new HotdataVendor(),
            new AirbyteConfig(),
            new AirbytePublic("airbyte-public", AirbyteAccount.Streams.SOME),
            new AirbytePublic("airbyte-public-bare", AirbyteAccount.Streams.NONE),
            new PlanasonixVendor(),
            new VirtuousAiVendor(),
            new FivetranVendor());

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

    /** {@return the name on the command line and above the tables} */
    String name();

    /** {@return the id of the shipped provider} */
    String provider();

    /**
     * {@return the settings of the shipped provider, with its defaults where it has any}
     *
     * @param server where the answers come from
     */
    ConnectorConfig config(URI server);

    /** {@return the request for one connection} */
    Ask get(String id);

    /** {@return the request for a page of the largest size} */
    Ask list();

    /** {@return the class of one connection} */
    Class<O> one();

    /** {@return the class of a page} */
    Class<L> page();

    /** {@return the name of a connection} */
    String nameOf(O one);

    /** {@return the connections of a page} */
    List<?> rows(L page);

    /** {@return the same two requests, declared for Retrofit} */
    RetrofitCalls<O, L> declared(Retrofit retrofit, String id);

    /**
     * Puts connections into a simulator of the vendor and asks it for them.
     *
     * @param first the number of the first one; what is numbered otherwise is different in every text that identifies
     * @param rows how many, all on one page
     * @return what it has answered
     * @throws IOException if it cannot be asked
     */
    Recording record(int first, int rows) throws IOException;
}
