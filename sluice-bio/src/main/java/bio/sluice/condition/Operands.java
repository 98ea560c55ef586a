package bio.sluice.condition;

import bio.sluice.text.DecimalText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The operands of a condition that is being read: gives each its place, and each field its index. One thread.
final class Operands {
    /// The name under which `value` of a rule stands among the fields.
    private static final String RULE_VALUE = "";

    private final boolean inRule;
    private final List<String> fields = new ArrayList<>();
    private int count;

    Operands(boolean inRule) {
        this.inRule = inRule;
    }

    /// The names of the fields, in order of first use.
    List<String> fields() {
        return fields;
    }

    int count() {
        return count;
    }

    Operand field(Token token) {
        boolean own = inRule && token.kind() == Token.Kind.NAME && token.text().equals("value");
        String name = own ? RULE_VALUE : token.text();
        if (!fields.contains(name)) {
            fields.add(name);
        }
        return new Operand.OfField(fields.indexOf(name), count++);
    }

    /// The literal that a token is, or null if it is none.
    Operand.Literal literal(Token token) {
        Value.Kind kind = kind(token);
        if (kind == null) {
            return null;
        }
        byte[] bytes = token.text().getBytes(StandardCharsets.UTF_8);
        if (token.kind() == Token.Kind.NUMBER && !DecimalText.isNumber(bytes, 0, bytes.length)) {
            throw token.mistake(token.text() + " is not a number", "texts stand in quotes");
        }
        return new Operand.Literal(kind, bytes, count++);
    }

    private static Value.Kind kind(Token token) {
        return switch (token.kind()) {
            case TEXT -> Value.Kind.TEXT;
            case NUMBER -> Value.Kind.SCALAR;
            case NAME ->
                switch (token.text()) {
                    case "null" -> Value.Kind.NULL;
                    case "true", "false" -> Value.Kind.SCALAR;
                    default -> null;
                };
            default -> null;
        };
    }

    Operand lengthOf(Operand operand) {
        return new Operand.LengthOf(operand, count++);
    }
}
