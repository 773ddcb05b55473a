/**
 * What is done to every text of a vendor before a person, a log or a terminal sees it: secrets are masked, then the
 * text is put on one line without control characters.
 */
@NullMarked
package org.connectorsdk.api.text;

import org.jspecify.annotations.NullMarked;
