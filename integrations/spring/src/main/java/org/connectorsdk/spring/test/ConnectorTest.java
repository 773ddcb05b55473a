package org.connectorsdk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.connectorsdk.spring.ConnectorsAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;

/**
 * A test of beans that use one account: its context has the accounts, the simulator of the provider, and what the test
 * imports ({@code @Import}), nothing else of the program.
 *
 * <p>It needs {@code connector-simulators} and the provider on the class path.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SimulatedAccount("")
@SpringBootTest(classes = ConnectorTest.Accounts.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
public @interface ConnectorTest {
    /** {@return the id of the simulator, such as {@code hotdata}} */
    @AliasFor(annotation = SimulatedAccount.class, attribute = "value")
    String value();

    /** {@return the name of the account; that of the simulator by default} */
    @AliasFor(annotation = SimulatedAccount.class, attribute = "account")
    String account() default "";

    /** {@return how many connections there are at the beginning} */
    @AliasFor(annotation = SimulatedAccount.class, attribute = "connections")
    int connections() default 0;

    /** {@return properties of the test, such as {@code connectors.accounts.hotdata.attempts=1}} */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /**
     * The accounts and nothing else.
     *
     * @since 0.1.0
     */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ConnectorsAutoConfiguration.class)
    final class Accounts {
        private Accounts() {}
    }
}
