package org.connectorsdk.planasonix;

/** The provider's id. */
final class Planasonix {
    static final String ID = "planasonix";

    private Planasonix() {}
}
