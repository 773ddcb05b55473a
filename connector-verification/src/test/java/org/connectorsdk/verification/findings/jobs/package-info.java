/** Findings about jobs: how they are started, followed, awaited and cancelled. */
@NullMarked
package org.connectorsdk.verification.findings.jobs;

import org.jspecify.annotations.NullMarked;
