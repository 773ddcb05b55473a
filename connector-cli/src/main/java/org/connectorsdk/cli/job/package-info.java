/** The commands around jobs: sync, purge, job, jobs, cancel, await. */
@NullMarked
package org.connectorsdk.cli.job;

import org.jspecify.annotations.NullMarked;
