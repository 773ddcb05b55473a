/**
 * Answers of all vendors, spoiled in every way that a structure can be, and answers that only look different: of the
 * first none may pass for a success, of the second none may be refused. Runs in a heap of 64 MB.
 */
@NullMarked
package org.connectorsdk.verification.fuzz;

import org.jspecify.annotations.NullMarked;
