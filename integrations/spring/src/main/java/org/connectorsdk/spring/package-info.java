/**
 * Accounts as beans of Spring Boot: {@code connectors.accounts.<name>.provider} and the provider's settings beside it
 * give a {@link org.connectorsdk.api.Connections} bean that the name qualifies, and
 * {@link org.connectorsdk.spring.ConnectorAccounts} for all of them.
 */
@NullMarked
package org.connectorsdk.spring;

import org.jspecify.annotations.NullMarked;
