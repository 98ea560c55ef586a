package bio.sluice.app.qc;

import bio.sluice.app.report.GroupedDigits;
import java.util.Locale;

/// HTML in the making. Markup goes in by [#raw], everything else by [#text], which lets nothing of it act: neither as
/// markup, nor as a control or format character (Unicode categories Cc and Cf, with which text can be reversed or
/// hidden). One thread.
final class Html {
    private static final int SHOWN = 200;

    private final StringBuilder out = new StringBuilder(1 << 14);

    /// Markup of this program.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /// Text as it is to be read.
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /// A value of the data, kept apart from the text around it whatever its script, and cut if it is long.
    Html value(String value) {
        boolean isLong = value.codePointCount(0, value.length()) > SHOWN;
        String shown = isLong ? value.substring(0, value.offsetByCodePoints(0, SHOWN)) : value;
        out.append("<bdi class=\"value\">")
                .append(escaped(shown))
                .append(isLong ? "…" : "")
                .append("</bdi>");
        return this;
    }

    /// A number with thousands apart.
    Html number(long number) {
        out.append(GroupedDigits.of(number));
        return this;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (acts(c)) {
                        escaped.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean acts(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (c & 0xFFFE) == 0xFFFE;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
