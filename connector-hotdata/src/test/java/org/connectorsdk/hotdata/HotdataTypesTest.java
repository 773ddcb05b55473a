package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.catalog.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading type names, in Arrow's words and in SQL's. */
class HotdataTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Boolean | boolean",
                "Int64 | integer",
                "UInt8 | integer",
                "Float64 | float",
                "Utf8 | string",
                "LargeUtf8 | string",
                "Utf8View | string",
                "Binary | binary",
                "FixedSizeBinary(16) | binary",
                "Decimal128(10, 2) | decimal",
                "Date32 | date",
                "Time64(Microsecond) | time",
                "Timestamp(Microsecond, None) | timestamp",
                "Timestamp(Microsecond, Some(\"UTC\")) | timestamp_tz",
                "Timestamp(ns, \"Europe/Berlin\") | timestamp_tz",
                "Duration(Second) | interval",
                "Interval(MonthDayNano) | interval",
                "List(Field { name: \"item\", data_type: Int64 }) | array",
                "Struct([Field { name: \"a\" }]) | object",
                "Map(Field { name: \"entries\" }, false) | object",
                "Dictionary(Int32, Utf8) | string",
                "HUGEINT | decimal",
                "DECIMAL(15, 2) | decimal",
                "BYTEA | binary",
                "time with time zone | time",
                "STRUCT(a INTEGER) | object",
            })
    void arrowAndSqlNamesAreRead(String vendorType, String neutral) {
        assertThat(HotdataTypes.read(vendorType).name()).isEqualTo(neutral);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {"Null", "Geometry(Point, 4326)", "''", "(", "Dictionary", "Dictionary()", "9", "Union([])"})
    void whatNobodyKnowsIsUnknown(String vendorType) {
        assertThat(HotdataTypes.read(vendorType)).isEqualTo(DataType.unknown());
    }
}
