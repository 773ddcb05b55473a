package org.connectorsdk.benchmarks;

import java.util.function.Supplier;
import retrofit2.Call;

/**
 * The requests of a vendor, made by Retrofit.
 *
 * @param get a call for one connection
 * @param list a call for a page
 * @param <O> one connection
 * @param <L> a page
 */
record RetrofitCalls<O, L>(Supplier<Call<O>> get, Supplier<Call<L>> list) {}
