package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `format`: a text made of fields: `{symbol}:{value}`, where `{value}` is the rule's own field. `{{` and `}}` are
/// braces. A field that is absent or null is an error, an empty one is not.
final class Format extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<String> TEMPLATE = Option.text(
                    "template", null, "Text with fields in braces: {symbol}:{value}; {{ and }} are braces")
            .mandatory();
    static final OptionTable OPTIONS = OptionTable.of(TEMPLATE);

    private static final String OWN = "value";

    /// Texts and fields in turn: text 0, field 0, text 1, …
    private final List<byte[]> texts = new ArrayList<>();
    /// Index among the other fields; -1 for the rule's own.
    private final List<Integer> slots = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private Format(String template) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean doubled = i + 1 < template.length() && template.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                text.append(c);
                i++;
            } else if (c == '{') {
                int close = template.indexOf('}', i);
                if (close < 0) {
                    throw new IllegalArgumentException("a { without its }; write {{ for a brace");
                }
                addField(template.substring(i + 1, close).strip(), text);
                i = close;
            } else if (c == '}') {
                throw new IllegalArgumentException("a } without its {; write }} for a brace");
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void addField(String name, StringBuilder text) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("{} names no field; {value} is the rule's own");
        }
        texts.add(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
        if (!name.equals(OWN) && !others.contains(name)) {
            others.add(name);
        }
        slots.add(others.indexOf(name));
    }

    static Format of(OptionValues params, ParamMistakes mistakes) {
        String template = params.get(TEMPLATE);
        try {
            return template == null ? null : new Format(template);
        } catch (IllegalArgumentException mistake) {
            mistakes.add(TEMPLATE, mistake.getMessage(), null);
            return null;
        }
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        ByteSink scratch = out.scratch();
        for (int i = 0; i < slots.size(); i++) {
            scratch.write(texts.get(i));
            int slot = slots.get(i);
            Slice value = slot < 0 ? in.value() : in.other(slot);
            if (value == null) {
                out.fail("cannot be formatted: the record has no \"" + others.get(slot) + "\"");
                return;
            }
            scratch.write(value.bytes(), value.start(), value.end());
        }
        scratch.write(texts.get(slots.size()));
        out.beTextUnlessSame(in, scratch.bytes(), 0, scratch.length());
    }

    @Override
    List<String> reads() {
        return List.copyOf(others);
    }

    @Override
    boolean fills() {
        return !slots.contains(-1);
    }
}
