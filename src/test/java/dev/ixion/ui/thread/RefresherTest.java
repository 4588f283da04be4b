package dev.ixion.ui.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefresherTest {
    private final List<Integer> shown = new ArrayList<>();
    private int loads;
    private boolean isBroken;

    private void show(int loaded) {
        if (isBroken) {
            throw new IllegalStateException("wanted by the test");
        }
        shown.add(loaded);
    }

    @Test
    void loadsAgainAfterWhatShowsFailed() {
        Background atOnce = new Background(Runnable::run, Runnable::run);
        Refresher<Integer> refresher = new Refresher<>(atOnce, () -> ++loads, this::show, _ -> {});
        isBroken = true;
        assertThatThrownBy(() -> {
            refresher.refresh();
            throw new IllegalStateException("wanted by the test");
        }).hasMessage("wanted by the test");
        isBroken = false;

        refresher.refresh();
        assertThat(shown).containsExactly(2);
    }

    @Test
    void whatChangesDuringALoadLeadsToOneMore() {
        List<Runnable> waiting = new ArrayList<>();
        Refresher<Integer> refresher = new Refresher<>(new Background(waiting::add, Runnable::run), () -> ++loads,
            this::show, _ -> {});
        refresher.refresh();
        refresher.refresh();
        refresher.refresh();
        assertThat(waiting).hasSize(1);
        waiting.removeFirst().run();
        assertThat(waiting).hasSize(1);
        waiting.removeFirst().run();
        assertThat(waiting).isEmpty();
        assertThat(shown).containsExactly(1, 2);
    }
}
