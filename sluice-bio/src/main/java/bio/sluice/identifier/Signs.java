package bio.sluice.identifier;

/// Kinds of signs in a text, as bits: what is not there need not be looked for. Stateless.
final class Signs {
    /// `%`
    static final int PERCENT = 1;
    /// Bytes of letters and signs beyond ASCII.
    static final int FOREIGN = 1 << 1;
    /// Quotes and the apostrophe.
    static final int QUOTE = 1 << 2;
    /// Brackets of any kind.
    static final int BRACKET = 1 << 3;
    /// `.`
    static final int POINT = 1 << 4;
    /// The blank and what is below it.
    static final int BLANK = 1 << 5;
    /// `/`
    static final int SLASH = 1 << 6;
    /// `|`
    static final int BAR = 1 << 7;
    /// `:`
    static final int COLON = 1 << 8;
    /// `_`
    static final int UNDERSCORE = 1 << 9;
    /// `;`
    static final int SEMICOLON = 1 << 10;

    /// Those that [Cleaning] deals with.
    static final int UNCLEAN = PERCENT | FOREIGN | QUOTE | BRACKET | POINT | BLANK;
    /// Those that stand between an identifier and what is wrapped around it.
    static final int WRAPPING = SLASH | BAR | COLON | UNDERSCORE;

    private static final short[] BITS = new short[256];

    static {
        for (int b = 0; b < BITS.length; b++) {
            BITS[b] = (short)
                    switch (b) {
                        case '%' -> PERCENT;
                        case '"', '\'', '`' -> QUOTE;
                        case '(', ')', '[', ']', '<', '>' -> BRACKET;
                        case '.' -> POINT;
                        case '/' -> SLASH;
                        case '|' -> BAR;
                        case ':' -> COLON;
                        case '_' -> UNDERSCORE;
                        case ';' -> SEMICOLON;
                        default -> b <= ' ' ? BLANK : b >= 128 ? FOREIGN : 0;
                    };
        }
    }

    private Signs() {}

    /// The kinds of signs in `bytes[start, end)`.
    static int in(byte[] bytes, int start, int end) {
        int bits = 0;
        for (int i = start; i < end; i++) {
            bits |= BITS[bytes[i] & 0xFF];
        }
        return bits;
    }
}
