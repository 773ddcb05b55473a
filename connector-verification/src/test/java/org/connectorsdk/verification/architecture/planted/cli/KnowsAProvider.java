package org.connectorsdk.verification.architecture.planted.cli;

import org.connectorsdk.verification.architecture.planted.hotdata.Provider;

/** Breaks: it knows a provider's class. */
public interface KnowsAProvider {
    Provider provider();
}
