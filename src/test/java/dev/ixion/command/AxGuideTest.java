package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the guide to queries against the parser.
class AxGuideTest {
    private static final Path GUIDE = Path.of("docs", "ax.md");
    private static final Pattern EXAMPLES = Pattern.compile("(?ms)^```ax\n(.*?)^```$");
    private static final Pattern MISTAKE = Pattern
        .compile("(?m)^\\| `([^`]+)` \\| ((?:Expected|Nothing|The quote|').*) \\|$");

    private final CommandParser parser = new CommandParser(new HandClock("2026-11-22T11:00:00Z"),
        ZoneId.of("Europe/Berlin"));

    static List<String> examples() throws IOException {
        List<String> lines = new ArrayList<>();
        found(EXAMPLES).forEach(block -> block.group(1).lines().forEach(lines::add));
        return lines;
    }

    private static List<MatchResult> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(GUIDE)).results().toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsExamplesAreUnderstood(String query) {
        Command.Ax understood = parser.parseAx(query);

        assertThat(parser.parse("ax " + query)).isEqualTo(understood);
    }

    @Test
    void itsMistakesAreAnsweredAsItSays() throws IOException {
        assertThat(found(MISTAKE)).hasSizeGreaterThan(10).allSatisfy(mistake -> assertThatThrownBy(
            () -> parser.parseAx(mistake.group(1))).isInstanceOf(CommandSyntaxException.class)
            .hasMessage(mistake.group(2)));
    }
}
