package bio.sluice.cli;

import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The flags of a command as they are declared, each with what takes its value. One use, one thread.
///
/// Declared by calls and not by annotations: reading annotations costs the command 60 ms of every start.
final class Flags {
    private final CommandSpec spec;

    Flags(CommandSpec spec) {
        this.spec = spec;
    }

    /// A value as the parser keeps it: the list of a repeated flag is got, added to and set again.
    private static final class Value<V> implements IGetter, ISetter {
        private final Consumer<V> to;
        private Object current;

        Value(Consumer<V> to) {
            this.to = to;
        }

        @Override
        @SuppressWarnings("unchecked") // what was set last
        public <T> T get() {
            return (T) current;
        }

        @Override
        @SuppressWarnings("unchecked") // the flag was declared with the type of its consumer
        public <T> T set(T value) {
            T before = (T) current;
            current = value;
            if (value != null) {
                to.accept((V) value);
            }
            return before;
        }
    }

    /// A flag without a value.
    ///
    /// @param names separated by blanks, such as `-q --quiet`
    Flags on(String names, Runnable then) {
        add(OptionSpec.builder(names.split(" ")).arity("0").type(boolean.class), new Value<Boolean>(given -> {
            if (given) {
                then.run();
            }
        }));
        return this;
    }

    /// A flag with a value.
    ///
    /// @param label stands for the value in messages
    /// @param words what completion offers, or none
    Flags value(String names, String label, Consumer<String> to, String... words) {
        OptionSpec.Builder option = OptionSpec.builder(names.split(" "))
                .arity("1")
                .type(String.class)
                .paramLabel(label);
        if (words.length > 0) {
            option.completionCandidates(List.of(words));
        }
        add(option, new Value<>(to));
        return this;
    }

    /// A flag with a value that must be given.
    Flags required(String names, String label, Consumer<String> to) {
        add(
                OptionSpec.builder(names.split(" "))
                        .arity("1")
                        .type(String.class)
                        .paramLabel(label)
                        .required(true),
                new Value<>(to));
        return this;
    }

    /// A flag that may be given several times.
    Flags repeated(String name, String label, Consumer<List<String>> to) {
        add(list(name, label), new Value<>(to));
        return this;
    }

    /// A flag with values separated by commas, which may be given several times.
    Flags list(String name, String label, Consumer<List<String>> to) {
        add(list(name, label).splitRegex(","), new Value<>(to));
        return this;
    }

    private static OptionSpec.Builder list(String name, String label) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label);
    }

    private void add(OptionSpec.Builder option, Value<?> value) {
        spec.addOption(option.getter(value).setter(value).build());
    }

    /// What stands without a flag: one word that must be given.
    Flags argument(String label, Consumer<String> to) {
        return positional(one(label, to).required(true));
    }

    /// What stands without a flag: one word that may be left out.
    ///
    /// @param words what completion offers
    Flags optionalArgument(String label, Consumer<String> to, String... words) {
        return positional(one(label, to).arity("0..1").completionCandidates(List.of(words)));
    }

    /// What stands without a flag: one word or more, behind those declared so far.
    Flags arguments(String label, Consumer<List<String>> to) {
        Value<List<String>> value = new Value<>(to);
        return positional(PositionalParamSpec.builder()
                .paramLabel(label)
                .index(next() + "..*")
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .getter(value)
                .setter(value));
    }

    private PositionalParamSpec.Builder one(String label, Consumer<String> to) {
        Value<String> value = new Value<>(to);
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(String.valueOf(next()))
                .arity("1")
                .type(String.class)
                .getter(value)
                .setter(value);
    }

    private int next() {
        return spec.positionalParameters().size();
    }

    private Flags positional(PositionalParamSpec.Builder argument) {
        spec.addPositional(argument.build());
        return this;
    }
}
