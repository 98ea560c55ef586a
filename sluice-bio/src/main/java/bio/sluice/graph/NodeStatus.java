package bio.sluice.graph;

/// What a source says of an identifier's standing. The order of the constants decides between sources that disagree:
/// the
/// first counts.
///
/// A symbol that one gene has now and another had before is `current`, and is not silently taken for the other gene.
public enum NodeStatus {
    /// In use.
    CURRENT("current"),
    /// A former name of something that has another name now.
    PREVIOUS("previous"),
    /// Another identifier of something that has a primary one.
    SECONDARY("secondary"),
    /// Its record was merged into another one.
    MERGED("merged"),
    /// Its record was divided among several others.
    SPLIT("split"),
    /// Out of use without a successor.
    WITHDRAWN("withdrawn");

    private static final NodeStatus[] ALL = values();

    private final String text;

    NodeStatus(String text) {
        this.text = text;
    }

    /// The word in tables and output.
    public String text() {
        return text;
    }

    /// The status of this word, or null.
    public static NodeStatus find(String text) {
        for (NodeStatus status : ALL) {
            if (status.text.equals(text)) {
                return status;
            }
        }
        return null;
    }

    static NodeStatus of(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }
}
