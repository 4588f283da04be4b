package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.Claim;
import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import dev.ixion.run.CancelSignal;
import dev.ixion.script.ScriptResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a script may say with `attest`, and what it is told when it may not.
@ExtendWith(Python.class)
class AttestTest {
    /// Prints how a call is refused.
    private static final String REFUSED = """
        def refused(*a, **k):
            try:
                print("NOT REFUSED", attest(*a, **k))
            except (TypeError, ValueError) as e:
                print(type(e).__name__, e)
        """;

    @Test
    void aTextStandsForAListOfOneAndTheHandlerIsTheActor(Python.Runner python) {
        Python.Ran ran = python.run("attest('s', 'p', 'c')");
        assertThat(ran.claims()).containsExactly(Claim.of("s", "p", "c", "handler:webhook"));
    }

    @Test
    void listsMayBeAnyIterableOfTexts(Python.Runner python) {
        Python.Ran ran = python.run("attest(['b', 'a'], ('p', 'q'), {'c'}, actors=(x for x in ['me', 'you']))");
        Claim claim = ran.claims().getFirst();
        assertThat(claim.subjects()).containsExactly("a", "b");
        assertThat(claim.predicates()).containsExactly("p", "q");
        assertThat(claim.contexts()).containsExactly("c");
        assertThat(claim.actors()).containsExactly("me", "you");
    }

    @Test
    void theAnswerHasItsOwnAttributes(Python.Runner python) {
        Python.Ran ran = python.run(
            """
                import collections
                class Text(str):
                    pass
                given = {"a": "x", "n": 5, "t": (1, ("y", [2.5])), "d": {"e": {"f": [None, True, {"g": []}]}}, "s": Text("z"),
                         "o": collections.OrderedDict(b=[1], a=(2,))}
                made = attest("s", "p", "c", attributes=given)["attributes"]
                assert made == {"a": "x", "n": 5, "t": [1, ["y", [2.5]]], "d": {"e": {"f": [None, True, {"g": []}]}}, "s": "z",
                                "o": {"b": [1], "a": [2]}}, made
                assert list(made) == list(given) and type(made["o"]) is dict and list(made["o"]) == ["b", "a"]
                given["d"]["e"]["f"][2]["g"].append(1)
                given["t"][1][1].append(1)
                assert made["d"]["e"]["f"][2]["g"] == [] and made["t"][1][1] == [2.5]
                """);
        assertThat(ran.result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
    }

    @Test
    void attributesHoldWhateverJsonHolds(Python.Runner python) {
        Python.Ran ran = python.run("""
            import collections, enum
            class Colour(enum.StrEnum):
                RED = "red"
            class Size(enum.IntEnum):
                LARGE = 3
            attest('s', 'p', 'c', attributes=collections.OrderedDict(
                none=None, yes=True, int=2**53 - 1, float=2.5, large=1e20, text="é😀", list=[1, (2, 3)],
                dict={"x": {"y": []}}, colour=Colour.RED, size=Size.LARGE))
            """);
        assertThat(ran.claims().getFirst().attributes().json()).isEqualTo("""
            {"colour":"red","dict":{"x":{"y":[]}},"float":2.5,"int":9007199254740991,"large":100000000000000000000,\
            "list":[1,[2,3]],"none":null,"size":3,"text":"é😀","yes":true}""");
    }

    @Test
    void aTimeWithoutAZoneIsUtc(Python.Runner python) {
        Python.Ran ran = python.run("""
            from datetime import date, datetime, timedelta, timezone
            for at in ("2026-03-01T10:00:00", "2026-03-01T11:00:00+01:00", "2026-03-01 10:00:00Z",
                       datetime(2026, 3, 1, 10), datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=2))),
                       1772359200, 1772359200.0, date(2026, 3, 1), "2026-03-01", 0.25, -1,
                       "2026-03-01T10:00:00.123456789Z"):
                attest('s', 'p', 'c', at=at)
            attest('s', 'p', 'c')
            """);
        Optional<Instant> ten = Optional.of(Instant.parse("2026-03-01T10:00:00Z"));
        Optional<Instant> midnight = Optional.of(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(ran.claims().stream().map(Claim::at)).containsExactly(ten, ten, ten, ten, ten, ten, ten, midnight,
            midnight, Optional.of(Instant.ofEpochMilli(250)), Optional.of(Instant.ofEpochSecond(-1)),
            Optional.of(Instant.parse("2026-03-01T10:00:00.123456Z")), Optional.empty());
    }

    @Test
    void returnsTheAttestationAsADict(Python.Runner python) {
        Python.Ran ran = python.run("""
            given = {"a": (1, {"b": None})}
            made = attest(['s', 's2'], 'p', [], 'me', given, '2026-03-01')
            again = attest(['s2', 's'], 'p', [], 'me', given, '2026-03-01')
            assert type(made) is dict and type(made["subjects"]) is list
            assert made["id"] == again["id"] and made["attributes"] is not given
            print(made.pop("id")[:2], made)
            print(again["new"])
            """);
        assertThat(ran.out()).containsExactly("AS {'subjects': ['s', 's2'], 'predicates': ['p'], 'contexts': [], "
            + "'actors': ['me'], 'timestamp': '2026-03-01T00:00:00Z', 'source': 'handler:webhook:v1', "
            + "'attributes': {'a': [1, {'b': None}]}, 'new': True}", "False");
    }

    @Test
    void aWrongListIsRefusedByItsName(Python.Runner python) {
        Python.Ran ran = python.run(REFUSED + """
            refused(5, 'p', 'c')
            refused('s', None, 'c')
            refused('s', 'p', b'c')
            refused('s', 'p', {'c': 1})
            refused('s', ['p', 3], 'c')
            refused('s', 'p', 'c', actors=7)
            refused('', 'p', 'c')
            refused([], 'p', 'c')
            refused('s', ['p', ' '], 'c')
            refused('s')
            refused('s', 'p', 'c', colour=1)
            """);
        String texts = " must be a text or a list of texts, ";
        assertThat(ran.out()).containsExactly("TypeError attest(): subjects" + texts + "not int",
            "TypeError attest(): predicates" + texts + "not NoneType", "TypeError attest(): contexts" + texts
                + "not bytes",
            "TypeError attest(): contexts" + texts + "not dict", "TypeError attest(): predicates" + texts
                + "but holds int",
            "TypeError attest(): actors" + texts + "not int",
            "ValueError attest(): subjects: must not hold an empty text",
            "ValueError attest(): subjects: must name at least one",
            "ValueError attest(): predicates: must not hold an empty text",
            "TypeError attest() missing 2 required positional arguments: 'predicates' and 'contexts'",
            "TypeError attest() got an unexpected keyword argument 'colour'");
        assertThat(ran.claims()).isEmpty();
    }

    @Test
    void anAttributeThatJsonCannotHoldIsRefusedByItsPath(Python.Runner python) {
        Python.Ran ran = python.run(REFUSED + """
            import datetime
            def attributes(value):
                refused('s', 'p', 'c', attributes=value)
            attributes([1])
            attributes({"rows": [1, 2, 3, {1}]})
            attributes({"a": {"when": datetime.datetime(2026, 1, 1)}})
            attributes({"a": b"x"})
            attributes({"a": object})
            attributes({"a": {1: 2}})
            attributes({"a": [float("nan")]})
            attributes({"a": float("-inf")})
            attributes({"a": 2**70})
            attributes({"a": "\\ud800"})
            attributes({"n": [1 << 8_000_000] * 99_000})
            """);
        String cannot = " is no type that JSON can hold";
        assertThat(ran.out()).containsExactly("TypeError attest(): attributes: must be a dict with texts as keys, not "
            + "list", "TypeError attest(): attributes.rows[3]: set" + cannot,
            "TypeError attest(): attributes.a.when: datetime" + cannot, "TypeError attest(): attributes.a: bytes"
                + cannot,
            "TypeError attest(): attributes.a: type" + cannot,
            "TypeError attest(): attributes.a: a key is of type int; keys must be texts",
            "ValueError attest(): attributes.a[0]: NaN is no number that JSON can hold",
            "ValueError attest(): attributes.a: -Infinity is no number that JSON can hold",
            "ValueError attest(): attributes.a: the integer 1180591620717411303424 is beyond ±9007199254740991, the "
                + "largest that JSON holds exactly; pass it as a string",
            "ValueError attest(): attributes.a: the text holds half of a surrogate pair, which is no character",
            "ValueError attest(): attributes.n[0]: an integer of about 2,408,240 digits is beyond what JSON holds exactly; "
                + "pass it as a string");
        assertThat(ran.claims()).isEmpty();
    }

    @Test
    void endlessAttributesAreRefused(Python.Runner python) {
        Python.Ran ran = python.run(REFUSED + """
            deep = inner = {}
            for _ in range(10_000):
                inner["x"] = {}
                inner = inner["x"]
            refused('s', 'p', 'c', attributes=deep)
            circle = {}
            circle["me"] = circle
            refused('s', 'p', 'c', attributes=circle)
            wide = [1]
            for _ in range(100):
                wide = [wide, wide]
            refused('s', 'p', 'c', attributes={"wide": wide})
            """);
        assertThat(ran.out()).containsExactly("ValueError attest(): attributes: nested deeper than 200 levels",
            "ValueError attest(): attributes: nested deeper than 200 levels",
            "ValueError attest(): attributes: holds more than 100000 values");
    }

    @Test
    void aWrongTimeIsRefused(Python.Runner python) {
        Python.Ran ran = python.run(REFUSED + """
            for at in ("yesterday", "", True, [1], 1e300, float("nan"), 10**400):
                refused('s', 'p', 'c', at=at)
            """);
        String kinds = "TypeError attest(): at must be an ISO 8601 text, a datetime, a date or seconds since 1970, not ";
        String years = "ValueError attest(): at is no time between the years 1 and 9999: ";
        assertThat(ran.out()).containsExactly("ValueError attest(): at is no ISO 8601 time: 'yesterday'",
            "ValueError attest(): at is no ISO 8601 time: ''", kinds + "bool", kinds + "list", years + "1e+300",
            years + "nan", years + "the number is too large");
        assertThat(ran.claims()).isEmpty();
    }

    @Test
    void aStoreThatCannotWriteEndsTheRun(Python.Runner python) {
        StoreException full = new StoreException(Problem.of("the disk is full"));
        String code = """
            while True:
                try:
                    attest('s', 'p', 'c')
                except BaseException:
                    pass
            """;
        assertThatThrownBy(() -> python.run(Python.script(code, Python.Runner.LONG), new CancelSignal(), _ -> {},
            List.of(), _ -> {
                throw full;
            })).isSameAs(full);
        assertThat(python.run("").result()).isEqualTo(new ScriptResult.Completed(Optional.empty()));
    }
}
