package org.connectorsdk.spring;

/**
 * One thing that is wrong with an account.
 *
 * @param account its name; empty for what is no account
 * @param origin where it was written; empty where that is not known
 * @param message what is wrong and what to do, without a secret
 */
record AccountProblem(String account, String origin, String message) {
    String line() {
        return origin.isEmpty() ? message : message + " (from " + origin + ")";
    }
}
