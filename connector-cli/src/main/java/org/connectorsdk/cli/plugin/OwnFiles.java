package org.connectorsdk.cli.plugin;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files that nobody but the user can change or replace. Code is run from no others, unless the user names it. */
final class OwnFiles {
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_GROUP_OR_OTHERS = 0022;
    private static final int STICKY = 01000;

    private OwnFiles() {}

    /**
     * Says what is wrong with a file or folder or one of those above it, and what to do. Where there are no owners and
     * modes, nothing is.
     *
     * @param file its real path
     */
    static Optional<String> objection(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        Optional<String> objection = objection(file, false);
        for (Path above = file.getParent(); above != null && objection.isEmpty(); above = above.getParent()) {
            String lies = "lies below " + above + ", which ";
            objection = objection(above, !above.equals(file.getParent())).map(lies::concat);
        }
        return objection;
    }

    /** In a sticky folder, as /tmp is one, others can write, but not replace what is the user's own. */
    private static Optional<String> objection(Path file, boolean maySticky) throws IOException {
        int owner = (int) Files.getAttribute(file, "unix:uid");
        int mode = (int) Files.getAttribute(file, "unix:mode");
        if (owner != ROOT && owner != new UnixSystem().getUid()) {
            return Optional.of("belongs to another user, so it is not used; replace it by a copy of your own");
        }
        return (mode & WRITABLE_BY_GROUP_OR_OTHERS) == 0 || (maySticky && (mode & STICKY) != 0)
                ? Optional.empty()
                : Optional.of("can be written by others, so it is not used; run: chmod go-w " + file);
    }
}
