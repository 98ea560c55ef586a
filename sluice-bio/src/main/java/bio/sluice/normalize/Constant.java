package bio.sluice.normalize;

import bio.sluice.option.ConfigNode;
import bio.sluice.text.DecimalText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/// A value written in a rule: a text, or without quotes a number, `true`, `false` or null, as YAML 1.2 reads them
/// (core schema, §10.3.2). Immutable.
final class Constant implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;
    private final boolean json;

    private Constant(byte[] bytes, boolean json) {
        this.bytes = bytes;
        this.json = json;
    }

    static Constant of(ConfigNode.Scalar scalar) {
        if (scalar.text() == null) {
            return new Constant(null, false);
        }
        byte[] bytes = scalar.text().getBytes(StandardCharsets.UTF_8);
        boolean json = !scalar.quoted()
                && (scalar.text().equals("true")
                        || scalar.text().equals("false")
                        || DecimalText.isJsonNumber(bytes, 0, bytes.length));
        return new Constant(bytes, json);
    }

    /// Makes this the value of `out`.
    void writeTo(NewValue out) {
        if (bytes == null) {
            out.beNull();
        } else if (json) {
            out.beJson(bytes, 0, bytes.length);
        } else {
            out.beText(bytes, 0, bytes.length);
        }
    }
}
