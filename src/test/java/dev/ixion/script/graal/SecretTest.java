package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.run.CancelSignal;
import dev.ixion.script.Allowance;
import dev.ixion.script.Permissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a run was given as a secret stays in it.
@ExtendWith(Python.class)
@Timeout(300)
class SecretTest {
    @Test
    void aSecretIsSeenByItsRunAloneAndMaskedElsewhere(Python.Runner python) {
        Allowance allowance = new Allowance(Permissions.parse(List.of("secret:TOKEN")),
            Python.limits(Duration.ofMinutes(1)), Map.of("TOKEN", "s3cret\"value&"));
        Python.Ran ran = python.run(Python.script(
            """
                import json, os, sys
                token = os.environ['TOKEN']
                print(len(token), token, json.dumps([token]))
                sys.stderr.write('x' + token[:3])
                sys.stderr.write(token[3:] + 'y\\n')
                for give in (lambda: attest(token, 'p', 'c'), lambda: attest('s', 'p', 'c', attributes={'a': [token]}),
                             lambda: attest('s', 'p', ['http://x/?t=' + token]), lambda: attest('s', 'p', 'c', actors=token)):
                    try: give()
                    except ValueError as error: print(error)
                raise ValueError('bad ' + token)
                """,
            allowance), new CancelSignal(), _ -> {});
        assertThat(ran.out()).first().isEqualTo("13 ••• [\"•••\"]");
        assertThat(ran.out()).filteredOn(line -> line.equals(
            "attest(): holds the text of the secret TOKEN, which must not become a fact")).hasSize(4);
        assertThat(ran.err()).containsExactly("x•••y");
        assertThat(ran.error().message()).isEqualTo("bad •••");
        assertThat(ran.error().traceback()).doesNotContain("s3cret\"value");
        assertThat(ran.claims()).isEmpty();
        Python.Ran lines = python.run(Python.script("""
            import os
            print(os.environ['KEY'])
            open('/' + os.environ['KEY'].splitlines()[1])
            """, new Allowance(Permissions.NONE, Python.limits(Duration.ofMinutes(1)),
            Map.of("KEY", "first line of it\nsecond line of it"))), new CancelSignal(), _ -> {});
        assertThat(lines.out()).containsExactly("•••", "•••");
        assertThat(lines.run().usage().access().refused()).containsExactly("read:/•••");
        assertThat(python.granted("import os\nprint(os.environ.get('TOKEN'))").out()).containsExactly("None");
    }

    @Test
    void aSecretIsMaskedInTheUsualCodes(Python.Runner python) {
        Allowance allowance = new Allowance(Permissions.NONE, Python.limits(Duration.ofMinutes(1)),
            Map.of("PASSWORD", "correct horse/~?>\u00fc", "SHORT", "abcde"));
        Python.Ran ran = python.run(Python.script("""
            import base64, json, os
            from urllib.parse import quote, quote_plus, urlencode
            secret = os.environ['PASSWORD'].encode()
            for user in ('', 'a', 'an', 'ann', 'anna:'):
                for end in ('', ';', ';;'):
                    whole = user.encode() + secret + end.encode()
                    print(base64.b64encode(whole).decode(), base64.urlsafe_b64encode(whole).decode())
                    try:
                        attest('s', 'p', 'c', attributes={'header': 'Basic ' + base64.b64encode(whole).decode()})
                    except ValueError as error:
                        print('refused')
            print(secret.hex(), secret.hex().upper())
            text = os.environ['PASSWORD']
            print(json.dumps([text]), json.dumps(text, ensure_ascii=False), repr({'a': text}))
            print(quote(text), quote(text, safe=''), quote_plus(text), urlencode({'q': text}))
            print(base64.b64encode(b'abcde').decode())
            """, allowance), new CancelSignal(), _ -> {});
        assertThat(ran.error().traceback()).contains("no error");
        assertThat(ran.out()).filteredOn(line -> line.equals("refused")).hasSize(15);
        assertThat(ran.out()).filteredOn(line -> line.contains("•••")).hasSize(18)
            .endsWith("••• •••", "[\"•••\"] \"•••\" {'a': '•••'}", "••• ••• ••• q=•••");
        // Beside the mask is left what is encoded with what stands before or behind: at most a digit for each bit of theirs
        assertThat(ran.out().getFirst()).matches("•••.{0,3} •••.{0,3}");
        assertThat(ran.claims()).isEmpty();
        assertThat(ran.out()).last().isEqualTo("YWJjZGU=");
    }
}
