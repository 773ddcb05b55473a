/**
 * Long work on the provider's side. A {@link org.connectorsdk.api.job.JobRef} is the handle that survives a restart, a
 * {@link org.connectorsdk.api.job.Job} what was last observed, and a {@link org.connectorsdk.api.job.WaitPolicy} says
 * how patient a wait is. Our wait and the remote job are two different things: the end of one is not the end of the
 * other.
 */
@NullMarked
package org.connectorsdk.api.job;

import org.jspecify.annotations.NullMarked;
