package dev.ixion.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    @Test
    void isAliveWhileItsProcessIs() {
        assertThat(Owner.isAlive(Owner.self())).isTrue();
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
