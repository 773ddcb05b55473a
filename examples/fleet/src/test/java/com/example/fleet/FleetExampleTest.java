package com.example.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.connectorsdk.temporal.FleetReport;
import org.connectorsdk.temporal.SyncEnd;
import org.junit.jupiter.api.Test;

class FleetExampleTest {

    @Test
    void syncsEveryConnectionAndPrintsATable() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        FleetReport report = FleetExample.run(10, new PrintStream(printed, true, StandardCharsets.UTF_8), false);

        assertEquals(10, report.count(SyncEnd.Outcome.SUCCEEDED));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("10 connections in "));
    }
}
