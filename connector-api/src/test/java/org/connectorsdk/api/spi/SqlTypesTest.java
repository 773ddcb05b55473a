package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.catalog.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTypesTest {

    @ParameterizedTest
    @CsvSource({
        "BIGINT, integer",
        "bigint unsigned, integer",
        "INT(11) UNSIGNED, integer",
        "int identity, integer",
        "'NUMERIC(12,2)', decimal",
        "'NUMBER(38,0)', decimal",
        "double precision, float",
        "character varying(255), string",
        "VARCHAR2(20 CHAR), string",
        "'enum(''a'',''b'')', string",
        "BYTES, binary",
        "DATE, date",
        "time(3) without time zone, time",
        "TIMESTAMP(6), timestamp",
        "timestamp(6) with time zone, timestamp_tz",
        "TIMESTAMPTZ, timestamp_tz",
        "interval day to second, interval",
        "UUID, uuid",
        "JSONB, json",
        "INTEGER[], array",
        "varchar[3], array",
        "_int4, array",
        "ARRAY<STRING>, array",
        "'STRUCT<a INT64, b STRING>', object",
        "' Boolean ', boolean",
    })
    void namesAreReadInAnyCaseAndLength(String vendorType, String neutral) {
        assertThat(SqlTypes.read(vendorType).name()).isEqualTo(neutral);
    }

    @ParameterizedTest
    @CsvSource({"geography", "int4range", "''", "'(('", "numericks"})
    void whatIsNotKnownIsUnknown(String vendorType) {
        assertThat(SqlTypes.read(vendorType)).isEqualTo(DataType.unknown());
    }

    @Test
    void aLongNameIsJustUnknown() {
        assertThat(SqlTypes.read("x".repeat(100_000))).isEqualTo(DataType.unknown());
    }
}
