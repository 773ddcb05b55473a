package org.connectorsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Accounts of properties are clients of an application. Nothing is sent. */
class AccountsTest {
    private static final String SHOP = "connectors.accounts.shop.";
    private static final String CANARY = "canary-7d1f0c52";

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ConnectorsAutoConfiguration.class));

    private ApplicationContextRunner shop(String... settings) {
        return runner.withPropertyValues(SHOP + "provider=hotdata", SHOP + "token=" + CANARY)
                .withPropertyValues(settings);
    }

    private static String report(Throwable failure) {
        return new InvalidAccountsFailureAnalyzer().analyze(failure).getDescription();
    }

    @Test
    void withoutAnAccountThereIsNoClient() {
        runner.run(context -> {
            assertThat(context).doesNotHaveBean(Connections.class);
            assertThat(context.getBean(ConnectorAccounts.class).names()).isEmpty();
        });
    }

    @Test
    void aClientIsInjectedByTheNameOfItsAccount() {
        shop("connectors.accounts.crm.provider=hotdata", "connectors.accounts.crm.token=other")
                .withUserConfiguration(TwoClients.class)
                .run(context -> {
                    TwoClients clients = context.getBean(TwoClients.class);
                    assertThat(clients.shop.status().account()).isEqualTo("shop");
                    assertThat(clients.crm.status().account()).isEqualTo("crm");
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoClients {
        @Autowired
        @Qualifier("shop")
        Connections shop;

        @Autowired
        @Qualifier("crm")
        Connections crm;
    }

    @Test
    void allAccountsAreAtHandByName() {
        shop().run(context -> {
            ConnectorAccounts accounts = context.getBean(ConnectorAccounts.class);
            assertThat(accounts.names()).containsExactly("shop");
            assertThat(accounts).allMatch(account -> account.provider().equals("hotdata"));
            assertThat(accounts.get("shop")).isSameAs(context.getBean("shopConnections"));
        });
    }

    @Test
    void settingsAreBoundHoweverTheyAreWritten() {
        shop(SHOP + "readDeadline=20s", SHOP + "base_url=https://api.example.com", SHOP + "ATTEMPTS=2")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void variablesOfTheEnvironmentCountMoreThanFiles() {
        Map<String, Object> variables = Map.of(
                "CONNECTORS_ACCOUNTS_MYSHOP_TOKEN", CANARY, "CONNECTORS_ACCOUNTS_MYSHOP_BASE_URL", "ftp://variable");
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("a-systemEnvironment", variables)))
                .withPropertyValues(
                        "connectors.accounts.my-shop.provider=hotdata",
                        "connectors.accounts.my-shop.base-url=https://file")
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains("connectors.accounts.my-shop\n", "ftp://variable")
                        .doesNotContain("myshop", "token is required"));
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        shop(SHOP + "attempts=many", SHOP + "wrkspace=ws_1", "connectors.accounts.crm.provider=hotdta")
                .withPropertyValues("connectors.accounts.erp.provider=hotdata", "connectors.accounts.hr.token=x")
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains(
                                "attempts must be an integer",
                                "did you mean workspace?",
                                "unknown provider 'hotdta'; available: hotdata",
                                "token is required; set connectors.accounts.erp.token,"
                                        + " or the environment variable CONNECTORS_ACCOUNTS_ERP_TOKEN",
                                "provider is missing; set it to one of hotdata")
                        .doesNotContain(CANARY));
    }

    @Test
    void aSecretInTheWrongPlaceIsNotShown() {
        runner.withPropertyValues("connectors.accounts.shop=" + CANARY)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("connectors.accounts.shop is not an account")
                        .hasMessageNotContaining(CANARY));
    }

    @Test
    void aMistypedSecretIsNotShown() {
        runner.withPropertyValues(SHOP + "provider=hotdata", SHOP + "tokn=" + CANARY)
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains("did you mean token?")
                        .doesNotContain(CANARY));
    }

    @Test
    void aPlaceholderThatNothingResolvesIsNoToken() {
        runner.withPropertyValues(SHOP + "provider=hotdata", SHOP + "token=${SHOP_TOKEN}")
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains("token needs ${SHOP_TOKEN}, and nothing sets SHOP_TOKEN")
                        .doesNotContain("is required"));
    }

    @Test
    void aPlaceholderWithinAValueIsNamedToo() {
        runner.withPropertyValues(
                        "connectors.accounts.crm.provider=${CRM}",
                        SHOP + "provider=hotdata",
                        SHOP + "token=" + CANARY + "${SUFFIX}",
                        SHOP + "base-url=https://${SHOP_HOST}")
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains("provider needs ${CRM}", "token needs ${SUFFIX}", "base-url needs ${SHOP_HOST}")
                        .doesNotContain(CANARY, "unknown provider"));
    }

    @Test
    void aSettingThatNamesItselfIsReported() {
        runner.withPropertyValues(SHOP + "provider=hotdata", SHOP + "token=${" + SHOP + "token}")
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains("connectors.accounts.shop.token cannot be read; does a placeholder"));
    }

    @Test
    void aNameKeepsItsCaseBesideAVariable() {
        Map<String, Object> variables = Map.of("CONNECTORS_ACCOUNTS_MYSHOP_TOKEN", CANARY);
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("a-systemEnvironment", variables)))
                .withPropertyValues("connectors.accounts.myShop.provider=hotdata")
                .run(context -> assertThat(
                                context.getBean(ConnectorAccounts.class).names())
                        .containsExactly("myShop"));
    }

    @Test
    void namesThatVariablesCannotTellApartAreRefused() {
        shop("connectors.accounts.sh-op.provider=hotdata", "connectors.accounts.sh-op.token=other")
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .containsAnyOf("shop and sh-op count as one name", "sh-op and shop count as one name"));
    }

    @Test
    void aNameThatEndpointsCannotHaveIsRefused() {
        shop("connectors.accounts[a/b].provider=hotdata", "connectors.accounts[a/b].token=other")
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains("connectors.accounts.a/b", "an account is named with letters"));
    }

    @Test
    void aVariableOfNoAccountIsNamed() {
        Map<String, Object> variables = Map.of("CONNECTORS_ACCOUNTS_SHO_TOKEN", CANARY);
        shop().withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("a-systemEnvironment", variables)))
                .run(context -> assertThat(report(context.getStartupFailure()))
                        .contains("provider is missing", "CONNECTORS_ACCOUNTS_SHO_TOKEN"));
    }

    @Test
    void aHealthCheckWithoutTimeIsRefused() {
        shop("connectors.health.timeout=0s")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage("connectors.health.timeout must be longer than 0s"));
    }

    @Test
    void clientsAreClosedWhereACustomizerFails() {
        Watching watching = new Watching();
        shop("connectors.accounts.crm.provider=hotdata", "connectors.accounts.crm.token=other")
                .withBean(Observer.class, () -> watching)
                .withBean(RuntimeContextCustomizer.class, () -> (account, context) -> {
                    if (!watching.opened.isEmpty()) {
                        throw new IllegalStateException("no more");
                    }
                })
                .run(context -> assertThat(context).hasFailed());

        assertThat(watching.closed).containsOnlyOnce("client shop");
    }

    @Test
    void anIntegratorThatNoHeaderTakesIsRefused() {
        shop("connectors.integrator=a\tb")
                .run(context -> assertThat(report(context.getStartupFailure())).contains("integrator: at most 100"));
    }

    @Test
    void observersAndCustomizersReachEachClient() {
        shop().withUserConfiguration(Watching.class).run(context -> {
            Watching watching = context.getBean(Watching.class);
            assertThat(watching.opened).containsExactly("customized shop", "opened shop");
        });
    }

    @Test
    void clientsAreClosedBeforeWhatTheyUse() {
        List<String> closed = new ArrayList<>();
        shop().withBean(Watching.class, () -> new Watching(closed))
                .withBean(UserOfShop.class)
                .run(context -> assertThat(closed).isEmpty());

        assertThat(closed).containsExactly("user of shop", "client shop", "observer");
    }

    record UserOfShop(Connections shop, Watching watching) implements AutoCloseable {
        @Override
        public void close() {
            watching.closed.add("user of shop");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Watching implements Observer, AutoCloseable {
        final List<String> opened = new ArrayList<>();
        private final List<String> closed;

        Watching() {
            this(new ArrayList<>());
        }

        Watching(List<String> closed) {
            this.closed = closed;
        }

        @Override
        public Scope client(Supplier<ClientStatus> status) {
            opened.add("opened shop");
            return () -> closed.add("client shop");
        }

        @Bean
        RuntimeContextCustomizer customizer() {
            return (account, context) -> opened.add("customized " + account);
        }

        @Override
        public void close() {
            closed.add("observer");
        }
    }

    @Test
    void onlyAMarkedHttpClientIsLent() {
        List<Object> lent = new ArrayList<>();
        shop().withUserConfiguration(Clients.class)
                .withBean(RuntimeContextCustomizer.class, () -> (account, context) -> lent.add(
                        context.build().lent(OkHttpClient.class).orElseThrow()))
                .run(context -> assertThat(lent).containsExactly(context.getBean("shared")));
    }

    @Configuration(proxyBeanMethods = false)
    static class Clients {
        @Bean
        @ForConnectors
        OkHttpClient shared() {
            return new OkHttpClient();
        }

        @Bean
        OkHttpClient ofTheProgram() {
            return new OkHttpClient();
        }
    }
}
