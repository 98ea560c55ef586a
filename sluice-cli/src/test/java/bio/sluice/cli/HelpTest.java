package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The help is written by hand: here it is held to the flags and to the size of a screen.
class HelpTest {
    private static final int SCREEN_LINES = 30;
    private static final int SCREEN_COLUMNS = 80;
    private static final Pattern LONG_FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    static List<String> commands() {
        return Commands.names();
    }

    static Stream<String> texts() {
        return Stream.concat(Stream.of("sluice", Commands.GROUP), commands().stream());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void fitsAScreen(String name) {
        List<String> lines = HelpText.of(name).lines().toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(SCREEN_LINES);
        assertThat(lines).allMatch(line -> line.length() <= SCREEN_COLUMNS);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void showsThreeExamples(String name) {
        List<String> lines = HelpText.of(name).lines().toList();

        assertThat(lines.subList(lines.indexOf("Examples:") + 1, lines.size()))
                .filteredOn(line -> line.startsWith("  "))
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesEveryFlagAndNoOther(String name) {
        Set<String> flags = new TreeSet<>();
        for (OptionSpec option : spec(name).options()) {
            flags.add(option.longestName());
        }
        flags.remove("--help");
        String text = HelpText.of(name);
        Set<String> named = new TreeSet<>();
        Matcher flag = LONG_FLAG.matcher(text.substring(0, text.indexOf("Examples:")));
        while (flag.find()) {
            named.add(flag.group());
        }

        assertThat(named).isEqualTo(flags);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void beginsWithUsage(String name) {
        assertThat(HelpText.of(name)).startsWith("Usage: sluice " + name + " ");
    }

    @Test
    void namesEveryCommand() {
        assertThat(Commands.WORDS)
                .allSatisfy(name -> assertThat(HelpText.of("sluice")).contains("  " + name + " "));
        assertThat(Commands.GROUP_WORDS)
                .allSatisfy(name -> assertThat(HelpText.of(Commands.GROUP)).contains("  " + name + " "))
                .allSatisfy(name -> assertThat(HelpText.of("sluice")).containsPattern("\\b" + name + "\\b"));
    }

    private static CommandSpec spec(String name) {
        return Invocation.parser(Commands.create(name)).getCommandSpec();
    }
}
