package org.connectorsdk.http.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.http.error.VendorError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "DUPLICATE_REQUEST, An identical request is being executed",
        "DUPLICATE_REQUEST, Duplicate request",
        "DUPLICATE_REQUEST, The same request was sent twice",
        "DUPLICATE_REQUEST, A request is outstanding for this Idempotency-Key",
        "DUPLICATE_REQUEST, Request with this key is already being processed",
        "DUPLICATE_REQUEST, Idempotency key is in use",
        "ALREADY_RUNNING, A sync is already running for connection 7",
        "ALREADY_RUNNING, Sync request already in progress",
        "ALREADY_RUNNING, The request could not be completed because a sync is already in progress",
        "ALREADY_EXISTS, A connection named orders already exists",
        "ALREADY_EXISTS, Slug already in use",
        "ALREADY_EXISTS, duplicate key value violates unique constraint",
        "IN_USE, 2 active pipelines use this connection",
        "IN_USE, connection is in use by database sales",
        "INCOMPATIBLE_SCHEMA, incompatible column type",
        "STALE_VERSION, version mismatch",
        "LOCKED, table is locked",
        "WRONG_STATE, the connection is disabled",
        "UNSPECIFIED, no"
    })
    void textTellsWhatNothingElseTells(String name, String text) {
        VendorError vendor = VendorError.builder().message(text).build();
        assertThat(ConflictReasons.of(vendor, 409)).isEqualTo(ConflictReason.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "DUPLICATE_REQUEST, duplicate_request",
        "DUPLICATE_REQUEST, idempotency_key_in_use",
        "DUPLICATE_REQUEST, IdenticalRequestInProgress",
        "ALREADY_EXISTS, ALREADY_EXISTS",
        "ALREADY_EXISTS, DuplicateNameException",
        "IN_USE, resource-in-use",
        "LOCKED, RESOURCE_LOCKED",
        "LOCKED, error:connection/locked",
        "INCOMPATIBLE_SCHEMA, schema.incompatible",
        "ALREADY_RUNNING, sync_already_running"
    })
    void codeComesBeforeWhatTheOperationSuggests(String name, String code) {
        VendorError vendor = VendorError.builder()
                .code(code)
                .reason(ConflictReason.WRONG_STATE)
                .build();

        assertThat(ConflictReasons.of(vendor, 409)).isEqualTo(ConflictReason.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "STALE_VERSION, 412, no",
        "LOCKED, 423, no",
        "STALE_VERSION, 409, the connection was modified by another user",
        "ALREADY_EXISTS, 409, no"
    })
    void aChangeInBetweenComesBeforeWhatTheOperationSuggests(String name, int status, String text) {
        VendorError vendor = VendorError.builder()
                .message(text)
                .reason(ConflictReason.ALREADY_EXISTS)
                .build();

        assertThat(ConflictReasons.of(vendor, status)).isEqualTo(ConflictReason.of(name));
    }

    @Test
    void operationComesBeforeText() {
        VendorError vendor = VendorError.builder()
                .message("the name is locked")
                .reason(ConflictReason.ALREADY_EXISTS)
                .build();

        assertThat(ConflictReasons.of(vendor, 409)).isEqualTo(ConflictReason.ALREADY_EXISTS);
    }

    @Test
    void codeOfARefusedFieldCounts() {
        VendorError vendor = VendorError.builder()
                .violation(new FieldViolation("id", "in_use", "was refused"))
                .build();

        assertThat(ConflictReasons.of(vendor, 409)).isEqualTo(ConflictReason.IN_USE);
    }

    @ParameterizedTest
    @CsvSource({"412, STALE_VERSION", "423, LOCKED", "409, UNSPECIFIED"})
    void statusTellsWhereNobodyElseDoes(int status, String name) {
        assertThat(ConflictReasons.of(VendorError.none(), status)).isEqualTo(ConflictReason.of(name));
    }
}
