/**
 * What a connector can be configured with: settings, secrets, and the check that finds every mistake at once.
 *
 * <p>Whoever <em>uses</em> a connector starts with {@link org.connectorsdk.api.config.ConnectorConfig}: raw values by
 * name, from code, from JSON or from the environment. Whoever <em>writes</em> a provider starts with
 * {@link org.connectorsdk.api.config.ConfigSchema}: it names each setting once, prints itself as JSON Schema so that a
 * platform can draw a form, and turns a raw configuration into typed {@link org.connectorsdk.api.config.Settings} or
 * into the list of <em>all</em> that is wrong with it.
 *
 * <p>Secrets are a type of their own, {@link org.connectorsdk.api.config.Secret}, and no message, {@code toString()} or
 * exception of this package shows one.
 *
 * @since 0.1
 */
@NullMarked
package org.connectorsdk.api.config;

import org.jspecify.annotations.NullMarked;
