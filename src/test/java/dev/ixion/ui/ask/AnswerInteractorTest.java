package dev.ixion.ui.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Order.Column;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Query.Tally;
import dev.ixion.command.CommandParser;
import dev.ixion.exec.ExportFacts;
import dev.ixion.ui.thread.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerInteractorTest {
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private final ListedFacts store = new ListedFacts();
    private final AnswerModel model = new AnswerModel();
    private final CommandParser parser = new CommandParser(InstantSource.fixed(LATER), ZoneOffset.UTC);

    private AnswerInteractor on(Executor worker) {
        return new AnswerInteractor(model,
            new AskServices(store, parser, new ExportFacts(store), new Background(worker, Runnable::run)));
    }

    private AnswerInteractor asking(String query) {
        AnswerInteractor interactor = on(Runnable::run);
        model.queryProperty().set(query);
        interactor.ask();
        return interactor;
    }

    private String subject(int row) {
        return model.rows().get(row).fact().map(fact -> fact.subjects().getFirst()).orElse("missing");
    }

    @Test
    void aQueryAnswersWithTheNewestFactsTheirNumberAndTheirTime() {
        store.add("tea", 3, ListedFacts.START);
        asking("is is_listed");
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Facts.class);
        assertThat(model.rows()).hasSize(3);
        assertThat(subject(0)).isEqualTo("tea 00002");
        assertThat(model.totalProperty().get()).contains(3L);
        assertThat(model.timelineProperty().get().orElseThrow().counts()).containsExactly(3L);
    }

    @Test
    void onlyAPageIsReadAtFirstAndTheRestAsItIsScrolledTo() {
        store.add("tea", 1_000, ListedFacts.START);
        AnswerInteractor interactor = asking("");
        assertThat(model.rows()).hasSize(200);
        assertThat(model.totalProperty().get()).contains(1_000L);
        interactor.showing(0, 20);
        assertThat(model.rows()).hasSize(200);
        interactor.showing(150, 170);
        assertThat(model.rows()).hasSize(400);
        assertThat(subject(399)).isEqualTo("tea 00600");
    }

    @Test
    void farAwayPagesAreForgottenAndReadAgain() {
        store.add("tea", 6_000, ListedFacts.START);
        AnswerInteractor interactor = asking("");
        for (int row = 0; row < 6_000; row += 100) {
            interactor.showing(row, row + 20);
        }
        assertThat(model.rows()).hasSize(6_000);
        assertThat(subject(5_999)).isEqualTo("tea 00000");
        assertThat(subject(0)).isEqualTo("missing");
        assertThat(model.rows().stream().filter(row -> row.fact().isPresent()).count()).isLessThanOrEqualTo(2_200);
        interactor.showing(0, 20);
        assertThat(subject(0)).isEqualTo("tea 05999");
        assertThat(model.rows()).hasSize(6_000);
    }

    @Test
    void aLimitEndsTheRowsButNotTheCount() {
        store.add("tea", 500, ListedFacts.START);
        AnswerInteractor interactor = asking("limit 250");
        interactor.showing(180, 199);
        interactor.showing(230, 249);
        assertThat(model.rows()).hasSize(250);
        assertThat(model.totalProperty().get()).contains(500L);
    }

    @Test
    void theStoreSortsByAnotherColumn() {
        store.add("tea", 300, ListedFacts.START);
        AnswerInteractor interactor = asking("");
        interactor.order(new Order(Column.SUBJECT, false));
        assertThat(subject(0)).isEqualTo("tea 00000");
        interactor.showing(150, 199);
        assertThat(subject(299)).isEqualTo("tea 00299");
        assertThat(model.orderProperty().get()).isEqualTo(new Order(Column.SUBJECT, false));
    }

    @Test
    void newFactsAppearByThemselvesAndTheChosenOneStaysChosen() {
        store.add("tea", 3, ListedFacts.START);
        asking("");
        Optional<Attestation> chosen = model.rows().getFirst().fact();
        model.selectedProperty().set(chosen);
        store.add("milk", 2, LATER);
        assertThat(model.rows()).hasSize(5);
        assertThat(subject(0)).isEqualTo("milk 00001");
        assertThat(model.totalProperty().get()).contains(5L);
        assertThat(model.selectedProperty().get()).isEqualTo(chosen);
    }

    @Test
    void nothingMovesUnderAReaderWhoHasScrolledDown() {
        store.add("tea", 300, ListedFacts.START);
        AnswerInteractor interactor = asking("");
        interactor.showing(50, 70);
        store.add("milk", 2, LATER);
        assertThat(subject(0)).isEqualTo("tea 00299");
        assertThat(model.outdatedProperty().get()).isTrue();
        assertThat(model.totalProperty().get()).contains(302L);
        interactor.showing(0, 20);
        assertThat(subject(0)).isEqualTo("milk 00001");
        assertThat(model.outdatedProperty().get()).isFalse();
    }

    @Test
    void aReaderWhoAsksForThemSeesTheNewFactsFromTheTop() {
        store.add("tea", 300, ListedFacts.START);
        AnswerInteractor interactor = asking("");
        interactor.showing(50, 70);
        store.add("milk", 2, LATER);
        int edition = model.editionProperty().get();
        interactor.refresh();
        assertThat(subject(0)).isEqualTo("milk 00001");
        assertThat(model.editionProperty().get()).isGreaterThan(edition);
    }

    @Test
    void aStretchOfTimeNarrowsTheQueryInItsWords() {
        store.add("tea", 3, ListedFacts.START);
        AnswerInteractor interactor = asking("tea* is is_listed");
        interactor.narrow(TimeRange.between(ListedFacts.START, ListedFacts.START.plusSeconds(86_400)));
        assertThat(model.queryProperty().get()).startsWith("tea* is is_listed ");
        assertThat(parser.parseAx(model.queryProperty().get()).query().filter().time())
            .isEqualTo(TimeRange.between(ListedFacts.START, ListedFacts.START.plusSeconds(86_400)));
    }

    @Test
    void whatWasNarrowedIsWidenedAgainUntilSomethingElseIsTyped() {
        store.add("tea", 3, ListedFacts.START);
        AnswerInteractor interactor = asking("is is_listed count by subject");
        interactor.open(new Tally("tea 00001", 1));
        interactor.narrow(TimeRange.from(ListedFacts.START));
        assertThat(model.earlierProperty().get()).contains("\"tea 00001\" is is_listed");
        interactor.widen();
        assertThat(model.queryProperty().get()).isEqualTo("\"tea 00001\" is is_listed");
        interactor.widen();
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Tallies.class);
        assertThat(model.earlierProperty().get()).isEmpty();
        interactor.widen();
        assertThat(model.queryProperty().get()).isEqualTo("is is_listed count by subject");
        interactor.open(new Tally("tea 00001", 1));
        interactor.ask();
        assertThat(model.earlierProperty().get()).contains("is is_listed count by subject");
        model.queryProperty().set("");
        interactor.ask();
        assertThat(model.earlierProperty().get()).isEmpty();
    }

    @Test
    void toNarrowToTheSameChangesNothing() {
        store.add("tea", 3, ListedFacts.START);
        AnswerInteractor interactor = asking("is is_listed");
        TimeRange range = TimeRange.from(ListedFacts.START);
        interactor.narrow(range);
        interactor.narrow(range);
        interactor.widen();
        assertThat(model.queryProperty().get()).isEqualTo("is is_listed");
    }

    @Test
    void whatWasTypedAndNotAskedIsNotTypedOver() {
        store.add("tea", 3, ListedFacts.START);
        AnswerInteractor interactor = asking("is is_listed count by subject");
        interactor.open(new Tally("tea 00001", 1));
        model.queryProperty().set("is is_listed by me");
        interactor.narrow(TimeRange.from(ListedFacts.START));
        interactor.widen();
        assertThat(model.queryProperty().get()).isEqualTo("is is_listed by me");
    }

    @Test
    void anAnswerToAQueryThatWasTypedOverIsMarked() {
        store.add("tea", 3, ListedFacts.START);
        AnswerInteractor interactor = asking("is is_listed");
        assertThat(model.changedProperty().get()).isFalse();
        model.queryProperty().set("is is_listed ");
        assertThat(model.changedProperty().get()).isFalse();
        model.queryProperty().set("is is_lis");
        assertThat(model.changedProperty().get()).isTrue();
        interactor.ask();
        assertThat(model.changedProperty().get()).isFalse();
    }

    @Test
    void aRowOfACountLeadsToItsFacts() {
        store.add("tea", 3, ListedFacts.START);
        AnswerInteractor interactor = asking("is is_listed count by subject");
        assertThat(model.answerProperty().get()).isInstanceOfSatisfying(Answer.Tallies.class,
            tallies -> assertThat(tallies.tallies()).hasSize(3));
        interactor.open(new Tally("tea 00001", 1));
        assertThat(model.queryProperty().get()).isEqualTo("\"tea 00001\" is is_listed");
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void allThatWasAskedForIsExportedNotOnlyWhatIsInView(@TempDir Path folder) throws IOException {
        store.add("tea", 300, ListedFacts.START);
        AnswerInteractor interactor = asking("is is_listed");
        interactor.export(folder.resolve("tea.csv"));
        assertThat(Files.readAllLines(folder.resolve("tea.csv"))).hasSize(301);
        assertThat(model.noticeProperty().get()).isEqualTo("300 facts written to tea.csv");
        interactor.export(folder.resolve("tea.doc"));
        assertThat(model.troubleProperty().get()).contains("tea.doc");
    }

    @Test
    void whatCannotBeUnderstoodIsSaidWithItsPlace() {
        asking("is is");
        assertThat(model.answerProperty().get()).isInstanceOfSatisfying(Answer.Failed.class,
            failed -> assertThat(failed.problem().detail(Problem.COLUMN)).isPresent());
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoEmptyAnswer() {
        store.breakDown();
        asking("");
        assertThat(model.answerProperty().get()).isInstanceOfSatisfying(Answer.Failed.class,
            failed -> assertThat(failed.problem().message()).isEqualTo("the disk is gone"));
    }

    @Test
    void nothingIsReadBeforeSomethingIsAsked() {
        on(Runnable::run);
        store.add("tea", 3, ListedFacts.START);
        assertThat(store.asked()).isZero();
        assertThat(model.answerProperty().get()).isEqualTo(new Answer.None());
    }

    @Test
    void theRowsDoNotWaitForTheCount() {
        store.add("tea", 300, ListedFacts.START);
        Queue<Runnable> waiting = new ArrayDeque<>();
        AnswerInteractor interactor = on(waiting::add);
        interactor.ask();
        assertThat(model.answerProperty().get()).isEqualTo(new Answer.Loading());
        waiting.remove().run();
        assertThat(model.rows()).hasSize(200);
        assertThat(model.totalProperty().get()).isEmpty();
        waiting.remove().run();
        assertThat(model.totalProperty().get()).contains(300L);
    }

    @Test
    void anAnswerThatComesTooLateIsNotShown() {
        store.add("tea", 300, ListedFacts.START);
        store.add("milk", 1, LATER);
        Queue<Runnable> waiting = new ArrayDeque<>();
        AnswerInteractor interactor = on(waiting::add);
        interactor.ask();
        model.queryProperty().set("'milk 00000'");
        interactor.ask();
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(model.rows()).hasSize(1);
        assertThat(subject(0)).isEqualTo("milk 00000");
    }
}
