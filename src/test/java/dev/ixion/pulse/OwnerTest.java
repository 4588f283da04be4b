package dev.ixion.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    @Test
    void isAliveWhileItsProcessIs() {
        assertThat(Owner.isAlive(Owner.self())).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doesNotDependOnTheWallClockOnLinux() {
        assertThat(Owner.self()).matches("[0-9]+@[0-9a-f-]{36}:[0-9]+");
    }

    @Test
    void readsTheStartOfAProcessWhateverItsNameIs() {
        assertThat(Owner.startTicks("7 (a) b (c)) S 1 7 7 0 -1 4194304 90 0 0 0 1 2 0 0 20 0 1 0 4711 999 1\n"))
            .isEqualTo("4711");
    }

    @Test
    void isGoneWhereAnotherProcessHasItsNumber() {
        assertThat(Owner.isAlive(ProcessHandle.current().pid() + "@1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "@1", "x@1", "12", "999999999@1", "99999999999999999999999@1"})
    void isGoneWhereThereIsNoSuchProcess(String owner) {
        assertThat(Owner.isAlive(owner)).isFalse();
    }
}
