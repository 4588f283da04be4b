package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The widths are those that glibc's `wcswidth` and terminals such as VTE give.
class CellTextTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "Grün,4", "Gru\u0308n,4", "北京,4", "ﾊﾝｶｸ,4", "ハンカク,8", "한국,4", "Ｆｕｌｌ,8", "。,2",
            "🎉,2", "👩‍👩‍👧,2", "🇩🇪,2", "❤️,2", "é…,2", "→,1", "אב,2", "'',0"})
    void hasTheWidthThatATerminalGivesIt(String text, int width) {
        assertThat(CellText.width(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdefg,6,abcde…", "北京上海,8,北京上海", "北京上海,7,北京上…", "北京上海,6,北京…",
            "a👩‍👩‍👧b👩‍👩‍👧,4,a👩‍👩‍👧…", "e\u0301e\u0301e\u0301,2,e\u0301…"})
    void isCutBetweenCharacters(String text, int widest, String shown) {
        assertThat(CellText.shorten(text, widest)).isEqualTo(shown);
    }

    @Test
    void cannotMoveTheCursor() {
        assertThat(CellText.line("a\tb\u001b[2J\u007f\u009b\nsecond")).isEqualTo("a b␛[2J␡�");
    }
}
