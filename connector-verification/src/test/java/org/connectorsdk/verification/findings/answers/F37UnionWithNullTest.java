package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;

/** F-37: a field that is text or null is text that may be null. */
@Finding(value = "F-37", rule = "A union with null is the other type, nullable")
class F37UnionWithNullTest {

    /** A schema, and what its column is. */
    record Union(String schema, DataType type, String vendorType, Optional<Boolean> nullable) {
        static Union nullable(String schema, DataType type, String vendorType) {
            return new Union(schema, type, vendorType, Optional.of(true));
        }
    }

    static List<Input<Union>> inputs() {
        return List.of(
                Input.of(
                        "one of text and null",
                        Union.nullable("{'oneOf': [{'type': 'string'}, {'type': 'null'}]}", DataType.STRING, "string")),
                Input.of(
                        "any of null and a number",
                        Union.nullable(
                                "{'anyOf': [{'type': 'null'}, {'type': 'number'}]}", DataType.DECIMAL, "number")),
                Input.of(
                        "null among the types of the one schema",
                        Union.nullable("{'oneOf': [{'type': ['null', 'string']}]}", DataType.STRING, "string")),
                Input.of(
                        "a time",
                        Union.nullable(
                                "{'anyOf': [{'type': 'string', 'format': 'date'}, {'type': ['null']}]}",
                                DataType.DATE,
                                "string date")),
                Input.of(
                        "a type of the vendor's own",
                        Union.nullable(
                                "{'oneOf': [{'type': 'number', 'airbyte_type': 'integer'}, {'type': 'null'}]}",
                                DataType.INTEGER,
                                "integer")),
                Input.of(
                        "a union within a union",
                        Union.nullable(
                                "{'oneOf': [{'anyOf': [{'type': 'object'}, {'type': 'null'}]}, {'type': 'null'}]}",
                                DataType.OBJECT,
                                "object")),
                Input.of(
                        "two types and null",
                        Union.nullable(
                                "{'oneOf': [{'type': 'string'}, {'type': 'integer'}, {'type': 'null'}]}",
                                DataType.JSON,
                                "oneOf")),
                Input.of(
                        "two types, one of which may be null",
                        Union.nullable(
                                "{'oneOf': [{'type': ['null', 'string']}, {'type': 'integer'}]}",
                                DataType.JSON,
                                "oneOf")),
                Input.of(
                        "one type alone",
                        new Union("{'oneOf': [{'type': 'boolean'}]}", DataType.BOOLEAN, "boolean", Optional.empty())));
    }

    @ForEveryCase(only = ShownStreams.AIRBYTE)
    void theColumnIsOfTheOtherType(Case<Union> one) {
        Union union = one.value();
        Column column = ShownStreams.introspected(
                        one, ShownStreams.stream("orders", "{'note': " + union.schema() + "}"))
                .tables()
                .get(0)
                .columns()
                .get(0);

        assertThat(column.type()).isEqualTo(union.type());
        assertThat(column.vendorType()).isEqualTo(union.vendorType());
        assertThat(column.nullable()).isEqualTo(union.nullable());
    }
}
