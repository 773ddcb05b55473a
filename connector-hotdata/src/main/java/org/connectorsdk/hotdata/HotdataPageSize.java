package org.connectorsdk.hotdata;

/**
 * How many rows of one result to ask for at a time: not many more than the server showed by itself, more while they fit into an
 * answer, fewer where they do not. Asked by the one thread that reads the rows.
 */
final class HotdataPageSize {
    private static final int MOST = 10_000;
    private static final int SHRINK = 4;

    private int rows;
    private boolean grows = true;

    /** Begins after so many rows that the server showed of the result; with as many as there may be if it showed none. */
    HotdataPageSize(int shown) {
        rows = shown == 0 ? MOST : Math.min(shown, MOST);
        fitted();
    }

    int rows() {
        return rows;
    }

    /** They were too large for an answer. {@return whether fewer can be asked for} */
    boolean shrinks() {
        boolean can = rows > 1;
        rows = Math.max(1, rows / SHRINK);
        grows = false;
        return can;
    }

    /** They came; twice as many may come too, unless it was seen that they do not. */
    void fitted() {
        rows = grows ? Math.min(MOST, rows * 2) : rows;
    }
}
