package org.connectorsdk.verification.architecture.planted.hotdata;

/** A room that the table of the test does not name. */
interface HotdataRequests {}
