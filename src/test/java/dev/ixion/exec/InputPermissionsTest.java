package dev.ixion.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.Permissions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a command names becomes what its handler may reach.
class InputPermissionsTest {
    private static List<String> named(String permission, String word) {
        return InputPermissions.of(Permissions.parse(List.of(permission)), List.of(word)).written();
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/a?b=c@d, net:example.org", "http://example.org:8080, net:example.org:8080",
            "http://my_service:8080/x, net:my_service:8080", "https://u:p@ssw0rd@example.org/, net:example.org",
            "https://bücher.example/, net:xn--bcher-kva.example", "http://[::1]:8080/, net:[::1]:8080",
            "https://example.org:/, net:example.org", "git+ssh://git@example.org/x, net:example.org"})
    void theHostOfAnAddress(String word, String permission) {
        assertThat(named("net:<input>", word)).containsExactly(permission);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "http://*/", "http://*.example.org/", "http:///x", "/a/file", "https://a b/",
            "http://example.org:80x/", ""})
    void whatIsNoAddressOpensNoHost(String word) {
        assertThat(named("net:<input>", word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/a/b/../c, read:/a/c", "/a/, read:/a"})
    void thePathOfAFile(String word, String permission) {
        assertThat(named("read:<input>", word)).containsExactly(permission);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "file:///etc/passwd", ""})
    void whatIsNoPathOpensNoFile(String word) {
        assertThat(named("read:<input>", word)).isEmpty();
    }
}
