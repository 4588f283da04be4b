package dev.ixion.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
    @ParameterizedTest
    @CsvSource({"net:example.org, net:example.org", "net:example.org, net:example.org:443",
            "net:example.org:443, net:example.org:443", "net:Example.ORG, net:example.org",
            "net:*.example.org, net:api.example.org", "net:*.example.org, net:a.b.example.org:80",
            "net:*, net:[::1]:80", "net:[::1], net:[0:0:0:0:0:0:0:1]:80",
            "net:[2001:DB8::1]:443, net:[2001:db8:0:0:0:0:0:1]:443",
            "net:example.org:*, net:example.org", "net:[::1], net:[::1]:80", "read:/a, read:/a", "read:/a, read:/a/b/c",
            "read:/a/*.csv, read:/a/b/c.csv", "read:/, read:/etc/passwd", "read:*, read:/etc/passwd",
            "read:~/Documents, read:~/Documents/x", "read:/a/, read:/a", "run:git, run:git", "run:*, run:sh",
            "env:*, env:LANG", "env:AWS_*, env:AWS_KEY", "secret:TOKEN, secret:TOKEN",
            "read:<input>, read:<input>", "net:<input>, net:<input>"})
    void covers(String granted, String wanted) {
        assertThat(Permission.parse(granted).covers(Permission.parse(wanted))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"net:example.org, net:example.com", "net:example.org:443, net:example.org",
            "net:example.org:443, net:example.org:80", "net:*.example.org, net:example.org",
            "net:*.example.org, net:evil-example.org", "net:example.org, net:api.example.org",
            "net:api.example.org, net:*.example.org", "read:/a, read:/ab", "read:/a/b, read:/a", "read:/a, write:/a",
            "read:/a/*.csv, read:/a/b.txt", "run:git, run:sh", "env:AWS_*, env:AW", "env:LANG, env:LANGUAGE",
            "secret:TOKEN, env:TOKEN", "net:[::1], net:[::2]:80"})
    void doesNotCover(String granted, String wanted) {
        assertThat(Permission.parse(granted).covers(Permission.parse(wanted))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"*, '', true", "a*b, ab, true", "a*b, aXb, true", "a*b, a, false", "ab*ba, aba, false",
            "*a*a*, aa, true", "*a*a*, a, false", "a*b*c, aXbXc, true", "a*b*c, aXcXb, false", "**, x, true"})
    void aStarStandsForAnyText(String pattern, String text, boolean matches) {
        assertThat(Permission.matches(pattern, text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "net", "net:", "nets:x", "net:exa mple.org", "net:http://example.org", "net:x:port",
            "net:x:123456", "read:docs", "read:/a/../b", "read:/..", "write:..", "run:", "env:1", "env:A=B", "secret:*",
            "secret:token"})
    void whatIsNoPermissionIsRefusedWithHowOneIsWritten(String written) {
        assertThatThrownBy(() -> Permission.parse(written)).isInstanceOf(ProblemException.class)
            .hasMessageContaining("'" + written + "' is no permission; write ");
    }

    @Test
    void saysWhatIsMissingOfWhatIsAsked() {
        Permissions asked = Permissions.parse(List.of("net:a.example.org", "read:/tmp/x", "run:git"));
        Permissions granted = Permissions.parse(List.of("net:*.example.org", "run:git"));

        assertThat(asked.without(granted)).isEqualTo(Permissions.parse(List.of("read:/tmp/x")));
        assertThat(asked.within(granted)).isEqualTo(Permissions.parse(List.of("net:a.example.org", "run:git")));
    }
}
