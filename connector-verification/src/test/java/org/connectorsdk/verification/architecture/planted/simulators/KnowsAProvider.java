package org.connectorsdk.verification.architecture.planted.simulators;

import org.connectorsdk.verification.architecture.planted.hotdata.Provider;

/** Breaks: it knows a provider's class. */
public interface KnowsAProvider {
    Provider provider();
}
