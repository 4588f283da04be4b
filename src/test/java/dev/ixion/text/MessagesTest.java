package dev.ixion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the words against the sources that use them.
class MessagesTest {
    /// Keys that are put together where they are used.
    private static final List<String> PREFIXES = List.of("glyph.state.", "editor.menu.", "save.", "pulse.panel.",
        "secrets.place.");
    private static final Pattern CALL = Pattern.compile("\\b(text|counted)\\(\"([^\"]+)\"([,)])");
    private static final Pattern PLACE = Pattern
        .compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([sdfn%])");

    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.ixion.text.messages", Locale.ROOT);
    private final String sources;

    MessagesTest() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        sources = all.toString();
    }

    private boolean isUsed(String key) {
        String counted = key.replaceFirst("\\.(one|many)$", "");
        return sources.contains("\"" + key + "\"") || sources.contains("\"" + counted + "\"")
            || sources.contains("${bundle:" + key + "}") || PREFIXES.stream().anyMatch(key::startsWith);
    }

    @Test
    void areAllUsed() {
        assertThat(new TreeSet<>(bundle.keySet())).isNotEmpty().allMatch(this::isUsed);
    }

    @Test
    void areThereForEveryKeyThatIsAskedFor() {
        Set<String> keys = new TreeSet<>();
        for (Matcher call = CALL.matcher(sources); call.find();) {
            if (call.group(1).equals("counted")) {
                keys.add(call.group(2) + ".one");
                keys.add(call.group(2) + ".many");
            } else {
                keys.add(call.group(2));
            }
        }
        for (Matcher name = Pattern.compile("\\$\\{bundle:([^}]+)}").matcher(sources); name.find();) {
            keys.add(name.group(1));
        }

        assertThat(keys).hasSizeGreaterThan(200).allMatch(bundle::containsKey);
        assertThat(PREFIXES).allMatch(prefix -> bundle.keySet().stream().anyMatch(key -> key.startsWith(prefix)));
    }

    @Test
    void takeAsManyArgumentsAsTheyAreGiven() {
        List<String> wrong = new ArrayList<>();
        for (Matcher call = CALL.matcher(sources); call.find();) {
            String key = call.group(2);
            if (call.group(1).equals("text") && bundle.containsKey(key)) {
                int given = call.group(3).equals(")") ? 0 : arguments(call.end());
                int taken = places(bundle.getString(key)).size();
                if (given != taken) {
                    wrong.add(key + " takes " + taken + " and is given " + given);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void canAllBeFormatted() {
        for (String key : bundle.keySet()) {
            String pattern = bundle.getString(key);
            Object[] arguments = places(pattern).stream().map(MessagesTest::example).toArray();
            if (arguments.length > 0) {
                assertThatCode(() -> Messages.text(key, arguments)).as(key).doesNotThrowAnyException();
                assertThat(Messages.text(key, arguments)).as(key).isNotBlank();
            } else {
                assertThat(pattern).as(key).isNotBlank();
            }
        }
    }

    @Test
    void lookTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
                Locale.setDefault(locale);
                assertThat(Messages.text("exec.timed-out", "The script", 1.5, "2m")).contains("longer than 1.5 s");
                assertThat(Messages.counted("facts.count", 12345)).isEqualTo("12,345 facts");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void countOneAndMany() {
        assertThat(Messages.counted("git.tags", 1)).isEqualTo("1 tag");
        assertThat(Messages.counted("git.tags", 0)).isEqualTo("0 tags");
        assertThat(Messages.counted("git.tags", 2)).isEqualTo("2 tags");
    }

    @Test
    void areNotInventedForAnUnknownKey() {
        assertThatThrownBy(() -> Messages.text("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    private static Object example(String conversion) {
        return switch (conversion) {
            case "d" -> 1L;
            case "f" -> 1.0;
            case "s" -> "x";
            default -> throw new AssertionError("%" + conversion);
        };
    }

    /// The conversions in the order of their arguments.
    private static List<String> places(String pattern) {
        List<String> conversions = new ArrayList<>();
        for (Matcher place = PLACE.matcher(pattern); place.find();) {
            String conversion = place.group(2);
            if (conversion.equals("%") || conversion.equals("n")) {
                continue;
            }
            int index = place.group(1) == null ? conversions.size() : Integer.parseInt(place.group(1)) - 1;
            while (conversions.size() <= index) {
                conversions.add("s");
            }
            conversions.set(index, conversion);
        }
        return conversions;
    }

    /// How many arguments a call has from a place behind its first comma on.
    private int arguments(int from) {
        int count = 1;
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < sources.length(); i++) {
            char c = sources.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '\'') {
                i += sources.charAt(i + 1) == '\\' ? 3 : 2;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' && depth == 0) {
                return count;
            } else if (c == ')' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                count++;
            }
        }
        throw new AssertionError("a call that does not end");
    }
}
