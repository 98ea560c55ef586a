package bio.sluice.jdbc;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The value of a key, by which reading goes on. Immutable.
///
/// @param value a `Long`, a `BigDecimal` or a `String`
record KeyValue(Object value) {
    /// The key that a driver gave; null if it is neither a number without a point, nor decimal, nor a text.
    static KeyValue of(Object given) {
        if (given instanceof Long || given instanceof Integer || given instanceof Short || given instanceof Byte) {
            return new KeyValue(((Number) given).longValue());
        }
        return given instanceof BigDecimal || given instanceof String ? new KeyValue(given) : null;
    }

    /// Adds it to a mark.
    void write(StateWriter mark) {
        mark.text(value instanceof Long ? "whole" : value instanceof BigDecimal ? "decimal" : "text")
                .text(value.toString());
    }

    /// Reads it back.
    static KeyValue read(StateReader mark) throws CorruptInput {
        String kind = mark.text();
        String text = mark.text();
        if (kind == null || text == null) {
            throw new CorruptInput("the mark names no key");
        }
        try {
            return new KeyValue(
                    switch (kind) {
                        case "whole" -> (Object) Long.valueOf(text);
                        case "decimal" -> new BigDecimal(text);
                        default -> text;
                    });
        } catch (NumberFormatException wrong) {
            throw new CorruptInput("the mark's key is no number");
        }
    }

    /// Makes it the only parameter of a query.
    void bind(PreparedStatement query) throws SQLException {
        if (value instanceof Long whole) {
            query.setLong(1, whole);
        } else if (value instanceof BigDecimal decimal) {
            query.setBigDecimal(1, decimal);
        } else {
            query.setString(1, value.toString());
        }
    }
}
