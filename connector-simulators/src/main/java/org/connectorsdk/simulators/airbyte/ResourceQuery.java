package org.connectorsdk.simulators.airbyte;

import java.util.List;
import java.util.Locale;
import org.connectorsdk.testkit.simulator.Members;

/** What the operations that list by pages of rows over workspaces have in common. */
record ResourceQuery(List<String> workspaces, boolean withDeleted, Rows rows, String name) {
    private static final long PAGE = 20;

    static ResourceQuery read(Members members) {
        if (!members.has("pagination")) {
            // Asked for as an object, so that it is noted as missing.
            members.object("pagination");
        }
        List<String> workspaces = Draft.requiredTexts(members, "workspaceIds");
        boolean withDeleted = members.flag("includeDeleted", false);
        return of(members, workspaces, withDeleted);
    }

    /** Rows and name alone. */
    static ResourceQuery of(Members members, List<String> workspaces, boolean withDeleted) {
        String name = members.optionalText("nameContains").orElse("");
        return new ResourceQuery(workspaces, withDeleted, Rows.read(members, PAGE), name);
    }

    boolean admits(String workspace, String named, boolean deleted) {
        return workspaces.contains(workspace)
                && (withDeleted || !deleted)
                && named.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
