package dev.ixion.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MovedLineTest {
    private static final String TEXT = "import json\n\nfor a in b:\n    attest(a)\n    print(a)\n\nprint('end')\n";

    private static int moved(int line, String now) {
        return MovedLine.of(TEXT, line, now);
    }

    @Test
    void aTextThatIsTheSameHasTheSameLines() {
        for (int line = 1; line <= 9; line++) {
            assertThat(moved(line, TEXT)).isEqualTo(line);
        }
    }

    @Test
    void linesBelowAnEditMoveWithIt() {
        String longer = TEXT.replace("import json\n", "import json\nimport re\nimport csv\n");
        assertThat(moved(1, longer)).isEqualTo(1);
        assertThat(moved(4, longer)).isEqualTo(6);
        assertThat(moved(7, longer)).isEqualTo(9);
        assertThat(moved(7, TEXT.replace("    print(a)\n", ""))).isEqualTo(6);
        assertThat(moved(1, "# /// script\n" + TEXT)).isEqualTo(2);
    }

    @Test
    void aLineBetweenEditsIsFoundByWhatItSays() {
        String around = "import csv\nimport json\nif True:\n    for a in b:\n        attest(a)\n    print(a)\n\nprint('the end')\n";
        assertThat(moved(4, around)).isEqualTo(5);
        assertThat(moved(5, around)).isEqualTo(6);
    }

    @Test
    void ofSeveralThatSayTheSameTheNearestIsMeant() {
        assertThat(MovedLine.of("a\nx\nb\nx\nc", 4, "A\nx\nB\nx\nC")).isEqualTo(4);
        assertThat(MovedLine.of("a\nx\nb\nx\nc", 2, "A\nx\nB\nx\nC")).isEqualTo(2);
    }

    @Test
    void aLineThatIsGoneIsShownWhereItWas() {
        assertThat(moved(4, TEXT.replace("    attest(a)\n", "    keep(a)\n"))).isEqualTo(4);
        assertThat(moved(5, "import json\n")).isEqualTo(2);
        assertThat(moved(3, "")).isEqualTo(1);
    }

    @Test
    void aLineBehindTheEndStaysThere() {
        assertThat(moved(8, TEXT.replace("import json\n", ""))).isEqualTo(8);
    }
}
