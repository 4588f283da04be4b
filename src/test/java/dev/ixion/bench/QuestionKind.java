package dev.ixion.bench;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Slot;
import dev.ixion.bench.GitLikeFacts.Row;
import java.util.List;
import java.util.SplittableRandom;

/// What people ask of facts. Each kind makes questions whose answers are now few facts, now very many.
enum QuestionKind {
    ONE_SLOT("one slot") {
        @Override
        Filter ask(SplittableRandom random, int facts) {
            Row row = anyRow(random, facts);
            return switch (random.nextInt(4)) {
                case 0 -> Filter.ALL.with(Slot.SUBJECT, row.subject());
                case 1 -> Filter.ALL.with(Slot.PREDICATE, row.predicate());
                case 2 -> Filter.ALL.with(Slot.CONTEXT, row.context());
                default -> Filter.ALL.with(Slot.ACTOR, row.actor());
            };
        }
    },
    TWO_SLOTS("two slots") {
        @Override
        Filter ask(SplittableRandom random, int facts) {
            Row row = anyRow(random, facts);
            return switch (random.nextInt(4)) {
                case 0 -> Filter.ALL.with(Slot.SUBJECT, row.subject()).with(Slot.PREDICATE, row.predicate());
                case 1 -> Filter.ALL.with(Slot.PREDICATE, row.predicate()).with(Slot.ACTOR, row.actor());
                case 2 -> Filter.ALL.with(Slot.CONTEXT, row.context()).with(Slot.PREDICATE, row.predicate());
                default -> Filter.ALL.with(Slot.CONTEXT, row.context()).with(Slot.ACTOR, row.actor());
            };
        }
    },
    PREFIX("prefix") {
        @Override
        Filter ask(SplittableRandom random, int facts) {
            Row row = anyRow(random, facts);
            return switch (random.nextInt(3)) {
                case 0 -> starting(Slot.SUBJECT, row.subject(), 2 + random.nextInt(6));
                case 1 -> starting(Slot.CONTEXT, row.context(), 2 + random.nextInt(6));
                default -> starting(Slot.CONTEXT, GitLikeFacts.repository(random.nextInt(1_000)),
                    5 + random.nextInt(5));
            };
        }
    },
    FULL_TEXT("full text") {
        @Override
        Filter ask(SplittableRandom random, int facts) {
            String[] words = message(anyRow(random, facts)).split(" ", -1);
            String word = words[random.nextInt(words.length)];
            return switch (random.nextInt(3)) {
                case 0 -> Filter.ALL.withWords(List.of(word));
                case 1 -> Filter.ALL.withWords(List.of(word, words[random.nextInt(words.length)]));
                default -> Filter.ALL.withWords(List.of(word))
                    .with(Slot.PREDICATE, GitLikeFacts.PREDICATES.get(random.nextInt(4)));
            };
        }
    },
    ATTRIBUTE_EQUALITY("attribute =") {
        @Override
        Filter ask(SplittableRandom random, int facts) {
            Row row = anyRow(random, facts);
            return switch (random.nextInt(4)) {
                case 0 -> Filter.ALL.where(equal(List.of("change"), "added"));
                case 1 -> Filter.ALL.where(equal(List.of("author", "mail"), mail(row)))
                    .with(Slot.PREDICATE, row.predicate());
                default -> Filter.ALL.where(equal(List.of("author", "mail"), mail(row)));
            };
        }
    },
    ATTRIBUTE_COMPARISON("attribute <, >") {
        @Override
        Filter ask(SplittableRandom random, int facts) {
            Filter filter = Filter.ALL.where(new AttributeTest(List.of("added"), Comparison.MORE,
                new Value.Numeric(500 + random.nextInt(490))));
            return random.nextBoolean()
                ? filter
                : filter.with(Slot.PREDICATE, GitLikeFacts.PREDICATES.get(random.nextInt(4)));
        }
    };

    private final String words;

    QuestionKind(String words) {
        this.words = words;
    }

    /// As a table names it.
    String words() {
        return words;
    }

    /// Makes a question.
    ///
    /// @param facts how many there are
    abstract Filter ask(SplittableRandom random, int facts);

    private static Row anyRow(SplittableRandom random, int facts) {
        return GitLikeFacts.row(random.nextInt(facts));
    }

    private static Filter starting(Slot slot, String text, int length) {
        return Filter.ALL.with(slot, List.of(Term.startingWith(text.substring(0, Math.min(length, text.length())))));
    }

    private static AttributeTest equal(List<String> path, String text) {
        return new AttributeTest(path, Comparison.EQUAL, new Value.Text(text));
    }

    private static String message(Row row) {
        return row.claim().attributes().string("message").orElseThrow();
    }

    private static String mail(Row row) {
        return row.claim().attributes().toTree().path("author").path("mail").stringValue();
    }
}
