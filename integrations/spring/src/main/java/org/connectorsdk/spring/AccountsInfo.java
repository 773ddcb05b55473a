package org.connectorsdk.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.connectorsdk.api.Connectors;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Which versions of the library and of its providers run, and which account is with whom. */
final class AccountsInfo implements InfoContributor {
    private final Connectors connectors;
    private final ConnectorAccounts accounts;

    AccountsInfo(Connectors connectors, ConnectorAccounts accounts) {
        this.connectors = connectors;
        this.accounts = accounts;
    }

    @Override
    public void contribute(Info.Builder info) {
        String version = Connectors.class.getPackage().getImplementationVersion();
        Map<String, String> providers = new TreeMap<>();
        connectors.providers().forEach(provider -> providers.put(provider.id(), provider.version()));
        Map<String, String> named = new LinkedHashMap<>();
        accounts.forEach(account -> named.put(account.name(), account.provider()));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("version", version == null ? "0" : version);
        shown.put("providers", providers);
        shown.put("accounts", named);
        info.withDetail("connectors", shown);
    }
}
