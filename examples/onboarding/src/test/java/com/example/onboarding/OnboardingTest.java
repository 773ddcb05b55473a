package com.example.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.memory.Failure;
import org.connectorsdk.testkit.memory.InMemoryConnections;
import org.connectorsdk.testkit.memory.JobScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without HTTP, without a vendor, in no time: the account is in memory. */
class OnboardingTest {
    private static final ConnectionSpec SHOP = ConnectionSpec.builder("shop", "postgres")
            .config(JsonObject.of("host", "db.example.com"))
            .secrets("password", Secret.of("correct horse"))
            .build();

    private final InMemoryConnections memory = InMemoryConnections.create();
    private final Onboarding onboarding = new Onboarding(memory.open());

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void aShopIsConnectedAndLoaded() {
        memory.scriptNext(JobScript.succeeds().taking(Duration.ofMinutes(20)).rows(42));

        var loaded = onboarding.add(SHOP);

        assertEquals(42, loaded.get().progress().rows().orElseThrow());
        assertEquals("correct horse", memory.secrets(memory.stored().get(0).id()).get("password").reveal());
    }

    @Test
    void aShopWhoseCreationWasNotConfirmedIsNotCreatedTwice() {
        memory.failNext("create", Failure.answerLost());

        assertTrue(onboarding.add(SHOP).isRight());

        assertEquals(1, memory.stored().size());
    }

    @Test
    void aShopWhoseCreationNeverArrivedIsCreated() {
        memory.failNext("create", Failure.requestLost());

        assertTrue(onboarding.add(SHOP).isRight());

        assertEquals(2, memory.calls("create").size());
    }

    @Test
    void aLoadThatFailsIsReportedWithItsReason() {
        memory.scriptNext(JobScript.fails("login refused"));

        var failed = assertInstanceOf(
                ConnectorError.JobFailed.class, onboarding.add(SHOP).getLeft());

        assertEquals("login refused", failed.job().failure().orElseThrow().message());
    }

    @Test
    void aLoadThatHangsIsGivenUpAfterAnHour() {
        memory.scriptNext(JobScript.hangs());

        assertInstanceOf(ConnectorError.WaitExpired.class, onboarding.add(SHOP).getLeft());
    }

    @Test
    void nothingIsLoadedWhereTheCredentialIsRefused() {
        memory.failNext("create", Failure.unauthenticated());

        assertInstanceOf(
                ConnectorError.Unauthenticated.class, onboarding.add(SHOP).getLeft());

        assertEquals(List.of(), memory.calls("sync"));
    }
}
