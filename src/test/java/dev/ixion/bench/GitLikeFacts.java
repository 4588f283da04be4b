package dev.ixion.bench;

import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Facts as a git history gives them: about a second apart, few predicates, many contexts, every fifth about a subject
/// that was spoken of before, with some 200 bytes of attributes. The same number always gives the same fact.
final class GitLikeFacts {
    static final List<String> PREDICATES = List.of("is_commit", "authored_by", "is_child_of", "modified_in");
    static final List<String> ACTORS = List.of("ix:git", "ix:git", "ix:git", "ix:git", "handler:review", "handler:ci",
        "handler:deploy", "handler:issues");
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final long MICROS = 1_000_000;
    private static final int REPOSITORIES = 1_000;
    private static final int PEOPLE = 20_000;
    private static final int VOCABULARY = 20_000;
    private static final int WORDS = 10;
    private static final List<String> SYLLABLES = List.of("ba", "co", "di", "fu", "ge", "ha", "jo", "ki", "lu", "me",
        "na",
        "po", "qui", "ru", "se", "ta");
    private static final List<String> VOCABULARY_WORDS = vocabulary();

    private GitLikeFacts() {}

    /// One fact as plain values, for whoever stores it.
    ///
    /// @param attributes canonical JSON
    record Row(String subject, String predicate, String context, String actor, Instant time, String attributes) {
        Claim claim() {
            return new Claim(List.of(subject), List.of(predicate), List.of(context), List.of(actor),
                Attributes.ofCanonical(attributes), Optional.of(time));
        }

        long micros() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        }
    }

    static Row row(long number) {
        SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
        long subject = number % 5 == 4 ? random.nextLong(number) : number;
        int kind = random.nextInt(PREDICATES.size());
        String context = switch (kind) {
            case 0 -> repository(random.nextInt(REPOSITORIES));
            case 1 -> person(random.nextInt(PEOPLE));
            default -> hash(random.nextLong(number + 1));
        };
        Instant time = FIRST.plus(number * MICROS + random.nextLong(MICROS), ChronoUnit.MICROS);
        return new Row(hash(subject), PREDICATES.get(kind), context, ACTORS.get(random.nextInt(ACTORS.size())), time,
            attributes(random));
    }

    static String hash(long subject) {
        SplittableRandom random = new SplittableRandom(~subject * 0xD1342543DE82EF95L);
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String repository(int number) {
        return "repo:" + word(number % VOCABULARY) + "-" + number;
    }

    static String person(int number) {
        return word(number) + " <" + word(number) + "@example.org>";
    }

    /// The frequent words have the small numbers.
    static String word(int number) {
        return VOCABULARY_WORDS.get(number);
    }

    /// Which word comes next in a text: the one numbered 0 is the most frequent, as in a language.
    private static int nextWord(SplittableRandom random) {
        double skewed = Math.pow(random.nextDouble(), 3);
        return (int) (skewed * VOCABULARY);
    }

    private static String attributes(SplittableRandom random) {
        StringBuilder json = new StringBuilder(240);
        json.append("{\"added\":").append(random.nextInt(1_000)).append(",\"author\":{\"mail\":\"")
            .append(word(random.nextInt(PEOPLE))).append("@example.org\",\"name\":\"")
            .append(word(random.nextInt(PEOPLE))).append("\"},\"change\":\"")
            .append(random.nextInt(3) == 0 ? "added" : "modified").append("\",\"message\":\"");
        for (int i = 0; i < WORDS; i++) {
            json.append(i == 0 ? "" : " ").append(word(nextWord(random)));
        }
        return json.append("\",\"removed\":").append(random.nextInt(500)).append('}').toString();
    }

    private static List<String> vocabulary() {
        return IntStream.range(0, VOCABULARY).mapToObj(GitLikeFacts::syllables).toList();
    }

    private static String syllables(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + SYLLABLES.size() * SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
            word.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return word.toString();
    }
}
