package bio.sluice.record;

/// A key of a JSON object, encoded once. Immutable; keep it in a constant.
public final class JsonKey {
    private final byte[] encoded;

    /// @param name the key as text
    public JsonKey(String name) {
        byte[] inside = JsonText.escaped(name);
        encoded = new byte[inside.length + 3];
        encoded[0] = '"';
        System.arraycopy(inside, 0, encoded, 1, inside.length);
        encoded[inside.length + 1] = '"';
        encoded[inside.length + 2] = ':';
    }

    /// `"name":` in UTF-8; do not write into it.
    byte[] encoded() {
        return encoded;
    }
}
