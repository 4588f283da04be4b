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
                plain = json.JSONDecoder.decode.__wrapped__
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
                    assert file.encoding == io.TextIOWrapper(io.BytesIO()).encoding == locale.getencoding() and file.encoding.lower() == "utf-8"
                    file.write("é\\n")
                assert open(path, "rb").read() == "é\\n".encode() == open(path, mode="br").read()
                assert pathlib.Path(path).read_text() == open(path, encoding="locale").read() == "é\\n"
                assert open(path, encoding="latin-1").read() == open(path, "r", -1, "latin-1").read() == "Ã©\\n"
                assert open(path, errors="strict", newline="").encoding.lower() == "utf-8"
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

    @Test
    void rowsAreReadAsTheLibraryDoes(Python.Runner python) {
        Python.Ran ran = python.run(
            """
                import csv, io
                plain = csv.DictReader.__next__.__wrapped__
                assert plain is not csv.DictReader.__next__ and csv.DictReader.__next__.__qualname__ == "DictReader.__next__"
                class Plain(csv.DictReader):
                    __next__ = plain
                def rows(kind, text, *args, **kwargs):
                    seen = []
                    try:
                        reader = kind(io.StringIO(text, newline=""), *args, **kwargs)
                        for row in reader:
                            seen.append((type(row).__name__, list(row.items()), reader.line_num))
                            if len(seen) == 3:
                                reader.fieldnames = ["changed"]
                        seen.append((reader.line_num, reader.fieldnames))
                        next(reader)
                    except Exception as error:
                        seen.append((type(error).__name__, str(error)))
                    return seen
                heads = ["a,b,c\\r\\n", "a\\n", "", "\\n", "\\n\\na,b\\n", "a,a\\n", ",\\n", '"a\\nb",c\\n']
                bodies = ["", "1,2,3\\n", "1\\n", "1,2,3,4,5\\n", "\\n", "\\n\\n1,2\\n\\n\\n3\\n\\n", '"x\\n\\ny",2,3\\n1\\n', "1,2,3", '"open',
                          "1,2,3\\n" * 5, "é,😀,\\ufeff\\n"]
                count = 0
                for head in heads:
                    for body in bodies:
                        for more in ({}, {"fieldnames": ["x", "y"]}, {"fieldnames": ("x", "y")}, {"restkey": "more"},
                                     {"restval": "-"}, {"delimiter": ";"}, {"dialect": "excel-tab"}, {"strict": True},
                                     {"fieldnames": []}, {"fieldnames": iter("xy")}):
                            again = {**more, "fieldnames": iter("xy")} if type(more.get("fieldnames")) not in (list, tuple, type(None)) else more
                            quick = rows(csv.DictReader, head + body, **more)
                            assert quick == rows(Plain, head + body, **again), (head, body, more, quick)
                            count += 1
                class Own(csv.DictReader):
                    fieldnames = ["own"]
                assert list(Own(io.StringIO("1\\n"))) == [{"own": "1"}]
                print(count)
                """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
        assertThat(ran.out()).containsExactly(Integer.toString(8 * 11 * 10));
    }

    @Test
    void pathsAreReadAndComparedAsTheLibraryDoes(Python.Runner python) {
        Python.Ran ran = python.run(
            """
                import os, pathlib, tempfile
                from itertools import product
                from pathlib import Path, PurePosixPath, PureWindowsPath
                plain_text = Path.read_text.__wrapped__
                plain_less = PurePosixPath.__lt__.__wrapped__
                assert plain_text is not Path.read_text and plain_less is not PurePosixPath.__lt__
                def end(function, *args, **kwargs):
                    try:
                        return function(*args, **kwargs)
                    except Exception as error:
                        return type(error).__name__, str(error), getattr(error, "filename", None)
                folder = Path(tempfile.mkdtemp())
                path = folder / "file"
                for data in (b"", b"a", "é😀\\u2028\\x85\\x0c\\n".encode(), b"a\\r\\nb\\rc\\nd\\r\\r\\n\\r", b"\\xff", b"a" * 70_000 + b"\\xe2\\x82",
                             b"\\xef\\xbb\\xbfbom", ("é" * 40_000 + "\\r\\n").encode(), b"x" * 3_000_001, b"\\0\\x1a"):
                    path.write_bytes(data)
                    for args in ((), (None,), ("utf-8",), ("latin-1",), (None, "replace"), ("utf-8", "strict"), ("nonsense",)):
                        assert end(path.read_text, *args) == end(plain_text, path, *args), (data[:20], args)
                    assert end(path.read_text, encoding="ascii", errors="ignore") == end(plain_text, path, "ascii", "ignore")
                for wrong in (folder, folder / "absent", path / "below", Path(str(path) + "\\0"), Path("/proc/self/nonsense")):
                    assert type(end(wrong.read_text)) is tuple and end(wrong.read_text) == end(plain_text, wrong), wrong
                class Own(type(path)):
                    def open(self, *args, **kwargs):
                        return (folder / "other").open(*args, **kwargs)
                (folder / "other").write_text("other")
                assert Own(path).read_text() == "other"
                kinds = [PurePosixPath, PureWindowsPath, Path, Own]
                names = ["", ".", "a", "A", "a/b", "a-b", "a.b", "/a", "//a", "///a", "é", "a/../b", "b", "ab", "c:/a", "C:\\\\A"]
                paths = [kind(name) for kind, name in product(kinds, names)] + ["a", None, 5]
                count = 0
                for again in range(2):  # at first nothing is remembered
                    for one, other in product(paths, paths):
                        if isinstance(one, pathlib.PurePath):
                            assert end(type(one).__lt__, one, other) == end(plain_less, one, other), (one, other)
                            count += 1
                print(count)
                """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
        assertThat(ran.out()).containsExactly(Integer.toString(2 * 64 * 67));
    }

    @Test
    void pathsAreSortedAsTheLibraryDoes(Python.Runner python) {
        Python.Ran ran = python.run(
            """
                import random
                from pathlib import Path, PurePosixPath
                plain = sorted.__wrapped__
                assert plain is not sorted
                class Own(type(Path())):
                    pass
                names = ["", ".", "a", "A", "a/b", "a-b", "a.b", "/a", "//a", "///a", "é", "a/../b", "b", "ab", "a b/c", "a/c", "😀", "\ufb01"]
                random.seed(5)
                for _ in range(300):
                    some = [Path(name) for name in random.choices(names, k=random.randrange(1, 12))]
                    mixed = [random.choice([Path, Own])(name) for name in random.choices(names, k=5)]
                    for reverse in (False, True):
                        for given in (some, mixed, iter(some)):
                            given = list(given)
                            quick, slow = sorted(given, reverse=reverse), plain(given, reverse=reverse)
                            assert len(quick) == len(slow) and all(map(lambda one, other: one is other, quick, slow)), given
                assert sorted(iter([3, 1, 2])) == [1, 2, 3] == sorted((3, 1, 2), key=None) and sorted([]) == []
                assert sorted("ba", key=str.lower, reverse=True) == ["b", "a"]
                class Holder:
                    order = sorted
                assert Holder().order([2, 1]) == [1, 2]
                assert sorted.__name__ == "sorted" and sorted.__doc__ == plain.__doc__ and callable(sorted)
                def refused(*args, **kwargs):
                    try:
                        sorted(*args, **kwargs)
                    except TypeError as error:
                        print(error)
                refused([Path("a"), "a"])
                refused([Path("a"), PurePosixPath("a"), 1])
                refused(5)
                refused([1, "a"])
                Own.__lt__ = lambda self, other: str(self) > str(other)
                assert sorted([Own("a"), Own("b")]) == [Own("b"), Own("a")]
                """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
        assertThat(ran.out()).hasSize(4).allMatch(line -> line.contains("not supported") || line.contains("iterable"));
    }

    @Test
    void onlyTheLibrarysOwnModulesAreMadeQuicker(Python.Runner python) {
        Python.Ran ran = python.run("""
            import os, sys, tempfile, importlib
            folder = tempfile.mkdtemp()
            with open(os.path.join(folder, "pathlib.py"), "w") as file:
                file.write("NAME = 'mine'")
            sys.path.insert(0, folder)
            sys.modules.pop("pathlib", None)
            import pathlib
            print(pathlib.NAME)
            sys.path.remove(folder)
            del sys.modules["pathlib"]
            import pathlib
            importlib.reload(pathlib)
            print(pathlib.Path("a") < pathlib.Path("b"), pathlib.Path.read_text.__qualname__)
            """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
        assertThat(ran.out()).containsExactly("mine", "True Path.read_text");
    }

    @Test
    void namedTuplesAreMadeAsTheLibraryDoes(Python.Runner python) {
        Python.Ran ran = python.run(
            """
                import collections, inspect, pickle, typing
                Point = collections.namedtuple("Point", "x y z", defaults=[7])
                assert Point(1, 2) == Point(y=2, x=1, z=7) == (1, 2, 7) and Point._make("abc").z == "c"
                assert str(inspect.signature(Point)) == "(x, y, z=7)" and Point.__doc__ == "Point(x, y, z)"
                new = Point.__new__
                assert new.__name__ == "__new__" and new.__doc__ == "Create new instance of Point(x, y, z)"
                assert new.__module__ == "namedtuple_Point" and sorted(new.__globals__) == ["__builtins__", "__name__", "_tuple_new"]
                assert new.__defaults__ == (7,) and new.__closure__ is None
                Other = collections.namedtuple("Other", ["x", "y", "z"])
                assert Other.__new__ is not new and Other.__new__.__defaults__ is None
                assert repr(Other(1, 2, 3)._replace(x=4)) == "Other(x=4, y=2, z=3)"
                class Typed(typing.NamedTuple):
                    a: int
                    b: str = "b"
                assert Typed(1) == (1, "b") and Typed.__annotations__ == {"a": int, "b": str}
                assert pickle.loads(pickle.dumps(Typed(1))) == Typed(1)
                assert collections.namedtuple("Empty", "")() == ()
                wide = collections.namedtuple("Wide", ["field_%d" % i for i in range(900)])
                assert wide(*range(900)).field_899 == 899
                try:
                    Point(1)
                except TypeError as error:
                    print(error)
                """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
        assertThat(ran.out()).hasSize(1);
        assertThat(ran.out().getFirst()).contains("missing 1 required positional argument: 'y'");
    }
}
