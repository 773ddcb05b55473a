package org.connectorsdk.temporal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.simulators.airbyte.AirbytePublicTarget;
import org.connectorsdk.simulators.airbyte.AirbyteTarget;
import org.connectorsdk.simulators.fivetran.FivetranTarget;
import org.connectorsdk.simulators.hotdata.HotdataTarget;
import org.connectorsdk.simulators.planasonix.PlanasonixTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** An account of a vendor that runs on this machine, in real time. */
final class SimulatedAccount implements AutoCloseable {
    private final String name;
    private final ConformanceTarget target;
    private final VendorHarness harness;

    private SimulatedAccount(String name, ConformanceTarget target) {
        this.name = name;
        this.target = target;
        this.harness = target.start(SimulatorOptions.defaults().seed(7));
    }

    /** Starts a vendor by the name that the account gets. */
    static SimulatedAccount start(String name) {
        return new SimulatedAccount(
                name,
                switch (name) {
                    case "planasonix" -> new PlanasonixTarget();
                    case "airbyte" -> new AirbyteTarget();
                    case "airbyte-public" -> new AirbytePublicTarget();
                    case "fivetran" -> new FivetranTarget();
                    case "hotdata" -> new HotdataTarget();
                    default -> throw new IllegalArgumentException(name);
                });
    }

    String name() {
        return name;
    }

    VendorHarness harness() {
        return harness;
    }

    /** Puts connections there that can be synced. */
    List<String> seed(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(harness.seedSyncable().map(ConnectionId::value).orElseThrow());
        }
        return ids;
    }

    Account account() {
        return new Account(target.provider(), harness.config(harness.simulator().baseUrl()));
    }

    /** The starts that the vendor carried out. */
    List<Exchange> starts() {
        return harness.simulator()
                .journal()
                .of(harness.operations(NeutralCall.SYNC).get(0));
    }

    /** A resolver for some of them. */
    static AccountResolver resolver(List<SimulatedAccount> accounts) {
        Map<String, Account> byName = new HashMap<>();
        accounts.forEach(account -> byName.put(account.name(), account.account()));
        return name -> Optional.ofNullable(byName.get(name));
    }

    @Override
    public void close() {
        harness.close();
    }
}
