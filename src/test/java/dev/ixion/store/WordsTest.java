package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Slot;
import dev.ixion.store.search.ClaimText;
import dev.ixion.store.sql.Sql;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Full text: what counts as a word, and which facts say it.
class WordsTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");

    /// Greek and Cyrillic, Hebrew and Arabic, Indic, Latin and Greek with accents, East Asian.
    private static final List<Range> SCRIPTS = List.of(new Range(0x370, 0x528), new Range(0x5D0, 0x700),
        new Range(0x900, 0xA00), new Range(0x1E00, 0x2000), new Range(0x3040, 0xA000), new Range(0xAC00, 0xD7A4));

    private final Workspace workspace;
    private final AttestationStore store;

    WordsTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), new HandClock("2026-11-22T10:00:00Z"));
        store = workspace.attestations();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static Claim claim(String subject, String text) {
        return Claim.of(subject, "says", "somewhere else", "me")
            .with(Attributes.of(JsonMapper.shared().createObjectNode().put("text", text)));
    }

    /// Full text cannot follow then, so the claims are read.
    @Test
    void wordsAreFoundWhileAnotherProcessKeepsTheFileFromBeingWritten() throws SQLException {
        int said = 0;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.file());
            var statement = connection.createStatement()) {
            boolean isBehind = false;
            while (!isBehind) {
                store.attest(claim("item " + said++, "some words of a text"), "test");
                store.attest(claim("thing " + said++, "of a word some text"), "test");
                statement.execute("BEGIN IMMEDIATE");
                isBehind = statement.executeQuery("""
                    SELECT (SELECT value FROM mark WHERE name = 'next_fact') - 1
                         - (SELECT value FROM mark WHERE name = 'indexed_fact')""").getLong(1) > 0;
                if (!isBehind) {
                    statement.execute("ROLLBACK");
                }
            }

            assertThat(store.find(Filter.ALL.withWords(List.of("some", "text")))).hasSize(said);
            assertThat(store.count(Filter.ALL.withWords(List.of("some words", "tex*")))).isEqualTo(said / 2);
            statement.execute("ROLLBACK");
        }
        assertThat(store.count(Filter.ALL.withWords(List.of("some", "text")))).isEqualTo(said);
    }

    @Test
    void whatWasWrittenLastIsIndexedBeforeTheFileIsClosed() throws SQLException {
        Path file = workspace.file();
        workspace.close();
        for (int i = 0; i < 10; i++) {
            try (Workspace again = Workspace.open(file, new HandClock("2026-11-22T10:00:00Z"))) {
                again.attestations().attest(claim("item " + i, "some words"), "test");
            }
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var marks = connection.createStatement().executeQuery("""
                    SELECT (SELECT value FROM mark WHERE name = 'next_fact') - 1,
                           (SELECT value FROM mark WHERE name = 'indexed_fact')""")) {
                assertThat(marks.getLong(2)).isEqualTo(marks.getLong(1)).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Über Straße,über straße", "Über Straße,UBER STRASSE*", "say \"hi\" now,hi now", "a-b,a b", "a b,a-b",
            "tab\tbed,tab bed", "ΆΛΦΑ βήτα,άλφα βήτα", "한국어 말,한국어 말", "e\u0301t\u00e9 fini,ete fini",
            "हिन्दी में,हिन्दी में", "x\u0305y z,x y"})
    void aPhraseIsFoundHoweverItIsWritten(String text, String phrase) {
        store.attest(claim("x", text), "test");

        boolean isFound = store.count(Filter.ALL.withWords(List.of(phrase))) == 1;

        assertThat(isFound).isEqualTo(!phrase.contains("STRASSE"));
        assertThat(store.count(Filter.ALL.with(Slot.SUBJECT, "x").withWords(List.of(phrase))))
            .isEqualTo(isFound ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"othello worldly hello and world,hello world", "somewhere or else,somewhere else", "x says,text x"})
    void aPhraseMustStandTogetherInOneText(String text, String phrase) {
        store.attest(claim("somewhere", text), "test");

        assertThat(store.count(Filter.ALL.withWords(List.of(phrase)))).isZero();
    }

    @Test
    void aTextIsSplitAndFoldedAsFullTextDoesIt() throws SQLException {
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite::memory:"))) {
            sql.run("CREATE VIRTUAL TABLE t USING fts5(text, tokenize=\"unicode61 remove_diacritics 2\")");
            sql.run("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)");
            sql.run("BEGIN");
            List<Integer> letters = new ArrayList<>();
            for (int c = 0x21; c < 0xD7A4; c++) {
                if (isInUse(c)) {
                    sql.update("INSERT INTO t (rowid, text) VALUES (?, ?)", c, "a" + Character.toString(c) + "b");
                    letters.add(c);
                }
            }
            List<String> wrong = new ArrayList<>();
            Map<Integer, List<String>> terms = new HashMap<>();
            sql.list(row -> new Instance(row.getInt(1), row.getString(2)),
                "SELECT doc, term FROM v ORDER BY doc, offset")
                .forEach(one -> terms.computeIfAbsent(one.letter(), _ -> new ArrayList<>()).add(one.term()));
            for (int c : letters) {
                List<String> ours = ClaimText.tokens("a" + Character.toString(c) + "b").stream().map(ClaimText::folded)
                    .toList();
                if (!ours.equals(terms.get(c))) {
                    wrong.add("%x %s %s".formatted(c, ours, terms.get(c)));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void anAttributeBehindAVeryLongTextIsFound() {
        Claim said = Claim.of("x", "says", "y", "me").with(Attributes.of(JsonMapper.shared().createObjectNode()
            .put("a", "long ".repeat(300_000)).put("z", "last")));
        store.attest(said, "test");
        store.count(Filter.ALL.withWords(List.of("long")));

        assertThat(store.count(Filter.ALL.where(
            new AttributeTest(List.of("z"), Comparison.EQUAL, new AttributeTest.Value.Text("last"))))).isEqualTo(1);
    }

    /// Everything up to the accents, and the letters of the scripts that most people write.
    private static boolean isInUse(int c) {
        int newerThanSqliteKnows = 0x37F;
        int longSWithDot = 0x1E9B;
        return c < 0x370 || (Character.isLetterOrDigit(c) && c != newerThanSqliteKnows && c != longSWithDot
            && SCRIPTS.stream().anyMatch(script -> script.from() <= c && c < script.to()));
    }

    private record Range(int from, int to) {}

    private record Instance(int letter, String term) {}

    /// Two moments a microsecond apart with far more facts than there are places between them, in both orders.
    @Test
    void manyFactsOfOneMomentAreGivenInTheirOrder() {
        List<Claim> said = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            said.add(claim("s" + i, "common").at(TIME.plusNanos(i / 50 % 3 * 1_000L)));
        }
        try (var bulk = store.openBulk("test")) {
            said.forEach(claim -> bulk.add(claim, Optional.empty()));
            bulk.publish();
        }
        Filter common = Filter.ALL.withWords(List.of("common"));
        List<Claim> found = new ArrayList<>();
        Optional<Page.Cursor> next = Optional.empty();
        do {
            Page page = store.find(common, Order.OLDEST_FIRST, 400, next);
            page.facts().forEach(fact -> found.add(fact.claim()));
            next = page.next();
        } while (next.isPresent());

        List<Claim> expected = new ArrayList<>(said);
        expected.sort(Comparator.comparing(claim -> claim.at().orElseThrow()));
        assertThat(found).isEqualTo(expected);
    }
}
