package dev.ixion.ats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void findsItsDetailsByKey() {
        Problem problem = Problem.of("It broke.", Problem.detail("line", 7), Problem.detail("address", "a=b"));

        assertThat(problem.detail("line")).contains("7");
        assertThat(problem.detail("address")).contains("a=b");
        assertThat(problem.detail("lin")).isEmpty();
    }
}
