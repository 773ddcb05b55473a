package org.connectorsdk.virtuousai.wire;

import java.util.List;

/**
 * Files and folders that somebody selected.
 *
 * @param selectedItems their ids or paths, whichever the source goes by
 */
public record FileSelectionWire(List<String> selectedItems) {}
