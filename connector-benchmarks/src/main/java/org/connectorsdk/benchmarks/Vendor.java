package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.connectorsdk.api.config.ConnectorConfig;
import retrofit2.Retrofit;

/**
 * What is measured at one vendor: its requests, the records that clients bind by hand, and where the answers come from.
 *
 * @param <O> one connection, with every member that the vendor documents
 * @param <L> a page of them
 */
abstract class Vendor<O, L> {
    private final String name;
    private final String provider;
    private final Class<O> one;
    private final Class<L> page;

    /**
     * Names a vendor.
     *
     * @param name on the command line and above the tables
     * @param provider the id of the shipped provider
     * @param one the class of one connection
     * @param page the class of a page
     */
    Vendor(String name, String provider, Class<O> one, Class<L> page) {
        this.name = name;
        this.provider = provider;
        this.one = one;
        this.page = page;
    }

    /** {@return the name on the command line and above the tables} */
    final String name() {
        return name;
    }

    /** {@return the id of the shipped provider} */
    final String provider() {
        return provider;
    }

    /**
     * {@return the settings of the shipped provider, with its defaults where it has any}
     *
     * @param server where the answers come from
     */
    abstract ConnectorConfig config(URI server);

    /** {@return the request for one connection} */
    abstract Ask get(String id);

    /** {@return the request for a page of the largest size} */
    abstract Ask list();

    /** {@return the class of one connection} */
    final Class<O> one() {
        return one;
    }

    /** {@return the class of a page} */
    final Class<L> page() {
        return page;
    }

    /** {@return the name of a connection} */
    abstract String nameOf(O one);

    /** {@return the connections of a page} */
    abstract List<?> rows(L page);

    /** {@return the same two requests, declared for Retrofit} */
    abstract RetrofitCalls<O, L> declared(Retrofit retrofit, String id);

    /**
     * Puts connections into a simulator of the vendor and asks it for them.
     *
     * @param first the number of the first one; what is numbered otherwise is different in every text that identifies
     * @param rows how many, all on one page
     * @return what it has answered
     * @throws IOException if it cannot be asked
     */
    abstract Recording record(int first, int rows) throws IOException;
}
