package dev.ixion.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {
    private static final String WANTED = "net:example.org";

    private static void assertAsks(String before, String after) {
        assertThat(HeaderText.asking(before, WANTED)).isEqualTo(after);
        assertThat(HandlerHeader.parse(after).permissions()).contains(WANTED);
        assertThat(HeaderText.asking(after, WANTED)).isEqualTo(after);
    }

    @Test
    void aHeaderIsMadeWhereThereIsNone() {
        assertAsks("print(1)\n", """
            # /// script
            # [tool.ixion]
            # permissions = ["net:example.org"]
            # ///
            print(1)
            """);
        assertAsks("#!/usr/bin/env python3\nprint(1)", """
            #!/usr/bin/env python3
            # /// script
            # [tool.ixion]
            # permissions = ["net:example.org"]
            # ///
            print(1)""");
    }

    @Test
    void theListGrowsByOne() {
        assertAsks("""
            # /// script
            # [tool.ixion]
            # permissions = ["run:git"]
            # timeout = "5s"
            # ///
            x = 1
            """, """
            # /// script
            # [tool.ixion]
            # permissions = ["run:git", "net:example.org"]
            # timeout = "5s"
            # ///
            x = 1
            """);
    }

    @Test
    void theListIsMadeInTheTableThatIsThere() {
        assertAsks("""
            # /// script
            # [tool.ixion]
            # timeout = "5s"
            # ///
            """, """
            # /// script
            # [tool.ixion]
            # permissions = ["net:example.org"]
            # timeout = "5s"
            # ///
            """);
        assertAsks("""
            # /// script
            # dependencies = []
            # ///
            """, """
            # /// script
            # dependencies = []
            # [tool.ixion]
            # permissions = ["net:example.org"]
            # ///
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read:/x\", \"net:*", "read:/x\nimport os", "read:/x\\y", "read:/x*"})
    void whatAScriptChoseSoThatItWouldSayMoreIsNotAskedFor(String permission) {
        assertThat(HeaderText.canAsk(permission)).isFalse();
        assertThat(HeaderText.asking("print(1)\n", permission)).isEqualTo("print(1)\n");
    }

    @Test
    void aListOverSeveralLinesIsLeftToTheUser() {
        String code = "# /// script\n# [tool.ixion]\n# permissions = [\n#   \"run:git\"\n# ]\n# ///\n";
        assertThat(HeaderText.asking(code, WANTED)).isEqualTo(code);
        assertThat(HandlerHeader.parse(code).permissions()).isEqualTo(List.of("run:git"));
    }
}
