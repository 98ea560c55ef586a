package bio.sluice.graph;

import bio.sluice.fault.RunStopped;

/// The identifiers of a run, each with the provisional number of its type. One thread.
final class NodeList {
    private static final int KEY_BYTES = 2;

    private final TextTable types;
    /// Identifiers behind the number of their type.
    private final TextTable nodes = new TextTable();
    private byte[] key = new byte[256];

    /// @param types the types of all runs
    NodeList(TextTable types) {
        this.types = types;
    }

    /// The provisional number of a type, which is added if need be.
    int type(byte[] text, int start, int end) {
        int type = types.number(text, start, end);
        if (type >= GraphFormat.MAX_TYPES) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    "the edges have more than " + GraphFormat.MAX_TYPES + " types of identifiers; "
                            + "are the columns source_type and target_type the right ones?");
        }
        return type;
    }

    /// The number of an identifier, which is added if need be.
    int number(int type, byte[] id, int start, int end) {
        int length = KEY_BYTES + end - start;
        if (key.length < length) {
            key = new byte[length * 2];
        }
        key[0] = (byte) type;
        key[1] = (byte) (type >>> 8);
        System.arraycopy(id, start, key, KEY_BYTES, end - start);
        return nodes.number(key, 0, length);
    }

    int size() {
        return nodes.size();
    }

    /// Provisional number of a node's type.
    int type(int node) {
        int at = nodes.start(node);
        return nodes.pool()[at] & 0xFF | (nodes.pool()[at + 1] & 0xFF) << 8;
    }

    /// The buffer of identifiers.
    byte[] pool() {
        return nodes.pool();
    }

    int start(int node) {
        return nodes.start(node) + KEY_BYTES;
    }

    int end(int node) {
        return nodes.end(node);
    }

    /// Bytes that this takes.
    long bytes() {
        return nodes.bytes();
    }
}
