package org.connectorsdk.verification.architecture.planted.testkit;

import org.connectorsdk.verification.architecture.planted.simulators.KnowsAProvider;

/** Breaks: it knows the simulator of a vendor. */
public interface KnowsASimulator {
    KnowsAProvider simulator();
}
