package org.connectorsdk.verification.architecture.planted.virtuousai;

import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;

/** Breaks: each room of a provider under another name. */
interface RenamedRooms {
    abstract class Plugin implements ConnectorProvider {}

    abstract class Adapter implements ProviderConnections {}

    abstract class Rows implements SqlQuery, TablePreview {}

    abstract class Folders implements FileBrowser {}

    abstract class Statistics implements TableProfiles {}

    abstract class Tenants implements Workspaces {}

    abstract class Switch implements Lifecycle {}

    abstract class History implements Backfill {}

    interface Refusals {
        VendorError read(ErrorAnswer answer);
    }
}
