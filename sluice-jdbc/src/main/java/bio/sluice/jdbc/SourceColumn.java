package bio.sluice.jdbc;

import bio.sluice.record.JsonText;

/// A column that is read. Immutable.
///
/// @param name its name
/// @param isJson whether its values are JSON, and come as such and not as texts
/// @param key `,"name":` in JSON
record SourceColumn(String name, boolean isJson, byte[] key) {
    static SourceColumn of(String name, String type) {
        byte[] inside = JsonText.escaped(name);
        byte[] key = new byte[inside.length + 4];
        key[0] = ',';
        key[1] = '"';
        System.arraycopy(inside, 0, key, 2, inside.length);
        key[inside.length + 2] = '"';
        key[inside.length + 3] = ':';
        boolean isJson = type.equalsIgnoreCase("json") || type.equalsIgnoreCase("jsonb");
        return new SourceColumn(name, isJson, key);
    }
}
