package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.ScriptResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the prelude puts in the place of the library's own does the same, quicker.
@ExtendWith(Python.class)
class LibraryTest {
    @Test
    void jsonIsDecodedAsTheLibraryDoes(Python.Runner python) {
        // The library's own way is still there, as the default of an argument
        Python.Ran ran = python.run(
            """
                import json
                from inspect import signature
                plain = signature(json.JSONDecoder.decode).parameters["_plain"].default
                def end(decode, decoder, text):
                    try:
                        return repr(decode(decoder, text))
                    except Exception as error:
                        return type(error).__name__, str(error)
                values = ['{"a": [1, 2.5, true, false, null, "é😀"], "b": {}}', "[]", "{}", '""', "0", "-1.5e300", "1e999",
                          "123456789012345678901234567890", "NaN", "-Infinity", '"\\\\ud83d\\\\ude00"', '"a\\\\n\\\\t"',
                          '{"a": 1, "a": 2}', "nul", "tru", "[1,]", "[1 2]", '{"a" 1}', '{a: 1}', "{'a': 1}", '"open', '"\\\\x"',
                          '"a\\tb"', "[", "{", "]", "", " ", "01", "1.", "--1", "+1", ".5", "\\ufeff1", "\\ufeff", "x" * 200]
                spaces = ["", " ", "\\n", "\\r\\n\\t ", "\\u00a0", "\\x0b", ",", " x", "\\x00"]
                class Own(json.JSONDecoder):
                    def raw_decode(self, s, idx=0):
                        return "own", len(s)
                decoders = [json.JSONDecoder(), json.JSONDecoder(strict=False), json.JSONDecoder(parse_float=str, parse_int=str),
                            json.JSONDecoder(object_hook=sorted), json.JSONDecoder(object_pairs_hook=tuple), Own()]
                count = 0
                for decoder in decoders:
                    for value in values:
                        for before in spaces:
                            for after in spaces:
                                text = before + value + after
                                quick = end(json.JSONDecoder.decode, decoder, text)
                                assert quick == end(plain, decoder, text), (text, quick)
                                count += 1
                for wrong in (None, 1, b"1", bytearray(b"[1]")):
                    assert end(json.JSONDecoder.decode, decoders[0], wrong) == end(plain, decoders[0], wrong), wrong
                seen = []
                counting = json.JSONDecoder(object_hook=seen.append)
                for text in ('{"a": 1} x', '{"a": 1}', ' {"a": 1}', '[{"a": 1}'):
                    seen.clear()
                    end(json.JSONDecoder.decode, counting, text)
                    assert len(seen) == 1, (text, seen)
                def stop(pairs):
                    raise StopIteration(7)
                stopping = json.JSONDecoder(object_hook=stop)
                assert end(json.JSONDecoder.decode, stopping, '{"a": 1}') == end(plain, stopping, '{"a": 1}')
                assert json.loads(b'{"a": 1}') == json.loads(' {"a": 1}') == {"a": 1}
                print(count)
                """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
        assertThat(ran.out()).containsExactly(Integer.toString(6 * 36 * 9 * 9));
    }

    @Test
    void filesAreOpenedAsTheLibraryDoes(Python.Runner python) {
        Python.Ran ran = python.run(
            """
                import io, inspect, locale, os, pathlib, tempfile
                path = os.path.join(tempfile.mkdtemp(), "file")
                with open(path, "w") as file:
                    assert file.encoding == io.TextIOWrapper(io.BytesIO()).encoding == locale.getencoding().lower() == "utf-8"
                    file.write("é\\n")
                assert open(path, "rb").read() == "é\\n".encode() == open(path, mode="br").read()
                assert pathlib.Path(path).read_text() == open(path, encoding="locale").read() == "é\\n"
                assert open(path, encoding="latin-1").read() == open(path, "r", -1, "latin-1").read() == "Ã©\\n"
                assert open(path, errors="strict", newline="").encoding == "utf-8"
                assert io.open is open and list(inspect.signature(open).parameters)[:4] == ["file", "mode", "buffering", "encoding"]
                def refused(*args, **kwargs):
                    try:
                        open(*args, **kwargs)
                    except (TypeError, ValueError) as error:
                        print(error)
                refused()
                refused(path, 5)
                refused(path, "q")
                refused(path, "rb", encoding="utf-8")
                refused(path, colour=1)
                """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
        assertThat(ran.out()).hasSize(5);
        assertThat(ran.out().getFirst()).isEqualTo("open() missing 1 required positional argument: 'file'");
        assertThat(ran.out().get(2)).isEqualTo("invalid mode: q");
        assertThat(ran.out().get(3)).isEqualTo("binary mode doesn't take an encoding argument");
    }
}
