package org.connectorsdk.benchmarks;

/**
 * What a vendor's simulator has answered.
 *
 * @param id the id of the first connection
 * @param one the answer about that one
 * @param list the page with all of them
 */
@SuppressWarnings("ArrayRecordComponent") // served as they are; never compared
record Recording(String id, byte[] one, byte[] list) {}
