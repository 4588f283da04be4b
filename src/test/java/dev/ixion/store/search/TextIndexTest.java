package dev.ixion.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Order;
import dev.ixion.ats.Slot;
import dev.ixion.store.Workspace;
import dev.ixion.store.sql.Sql;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TextIndexTest {
    private static final int SEGMENTS = 20;

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Path file;

    TextIndexTest(@TempDir Path folder) {
        file = folder.resolve("w.ixion");
    }

    private static long segments(Sql sql) throws SQLException {
        return sql.number("SELECT count(DISTINCT segid) FROM full_text_idx");
    }

    private static long changes(Sql sql) throws SQLException {
        return sql.number("SELECT total_changes()");
    }

    /// Each closing of the file indexes what was said, and makes a segment.
    @Test
    void segmentsAreJoinedInPausesAndThenNothingIsWritten() throws SQLException {
        for (int i = 0; i < SEGMENTS; i++) {
            try (Workspace workspace = Workspace.open(file, clock)) {
                workspace.attestations().attest(Claim.of("s" + i, "is", "c", "me"), "test");
            }
        }
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            TextIndex text = new TextIndex();
            long before = segments(sql);
            assertThat(before).isGreaterThan(SEGMENTS / 2);
            assertThat(text.follow(sql, true, false)).isFalse();
            assertThat(segments(sql)).isLessThan(before / 2);

            long written = -1;
            while (written != changes(sql)) {
                written = changes(sql);
                text.follow(sql, true, false);
            }
            assertThat(text.follow(sql, true, false)).isFalse();
            assertThat(changes(sql)).isEqualTo(written);
        }
        try (Workspace workspace = Workspace.open(file, clock)) {
            assertThat(workspace.attestations().count(Filter.ALL.withWords(List.of("s7")))).isOne();
            assertThat(workspace.upkeep().check(done -> {}).faults()).isEmpty();
        }
    }

    /// Of a text that is too long only the beginning is indexed, so it may have any mark.
    @Test
    void aBeginningIsFoundAlsoWhereTheMarkWasCutOff() {
        try (Workspace workspace = Workspace.open(file, clock)) {
            try (BulkWriter bulk = workspace.attestations().openBulk("test")) {
                for (int i = 0; i < 6_000; i++) {
                    bulk.add(Claim.of("s" + i, "is", "place " + i, "me"), Optional.empty());
                }
                bulk.add(Claim.of("long", "is", "place of its own", "me").with(Attributes.of(
                    JsonMapper.shared().createObjectNode().put("text", "word ".repeat(250_000)))),
                    Optional.empty());
                bulk.publish();
            }
            Filter filter = Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith("pl")));
            assertThat(workspace.attestations().count(Filter.ALL.withWords(List.of("s5999")))).isOne();
            assertThat(workspace.attestations().explain(filter, Order.NEWEST_FIRST).toString())
                .contains("SCAN t VIRTUAL TABLE");
            assertThat(workspace.attestations().find(filter)).hasSize(6_001);
        }
    }
}
