package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.InvalidClaimException;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private final CommandParser parser = new CommandParser(new HandClock("2026-11-22T10:00:00Z"),
        ZoneId.of("Europe/Berlin"));

    private Command.Ix ix(String line) {
        return parser.parseIx(line);
    }

    private Claim as(String line) {
        return ((Command.As) parser.parse(line)).claim();
    }

    private void assertRefused(String line, int column, String message) {
        assertThatThrownBy(() -> parser.parse(line))
            .isInstanceOfSatisfying(CommandSyntaxException.class,
                e -> assertThat(e.problem().detail("column")).contains(Integer.toString(column)))
            .hasMessage(message);
    }

    private static Target.Type type(String name) {
        return new Target.Type(new TypeName(name), OptionalInt.empty());
    }

    @Nested
    class Ix {
        @Test
        void mayBeLeftOut() {
            assertThat(ix("webhook a 'b c'"))
                .isEqualTo(new Command.Ix(type("webhook"), List.of("a", "b c"), List.of(), false));
            assertThat(ix("ix webhook a 'b c'")).isEqualTo(ix("webhook a 'b c'"));
        }

        @Test
        void namesAType() {
            assertThat(ix("ix webhook").target()).isEqualTo(type("webhook"));
            assertThat(ix("ix ix").target()).isEqualTo(type("ix"));
        }

        @Test
        void namesAVersion() {
            assertThat(ix("ix webhook:v12 x").target())
                .isEqualTo(new Target.Type(new TypeName("webhook"), OptionalInt.of(12)));
            assertThat(ix("ix webhook:v12 x").withoutTiming()).isEqualTo("ix webhook:v12 x");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Webhook", "webhook:", "webhook:2", "webhook:v0", "webhook:v01", "webhook:v-1",
                "webhook:v1234567890", ":v1", "web_hook", "-webhook", "user@host:path"})
        void refusesWhatIsNoType(String word) {
            assertRefused("ix  " + word, 5, "'" + word + "' is no type: use 1 to 64 of a-z, 0-9 and '-', "
                + "starting with a letter or digit, and :v2 behind it for version 2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://example.org/a?b=c#d", "HTTP://x", "ssh://git@host/x", "git+ssh://h/x",
                "file:///tmp", "/", "/tmp/x", "~", "~/x", "~user/x", ".", "..", "./x", "../x",
                "git@example.org:a/b.git",
                "C:/x", "'c:\\Users\\me\\a b'", "'.\\x'"})
        void takesALocationAsItsFirstInput(String word) {
            String plain = Words.split(word).getFirst().text();

            assertThat(ix("ix " + word + " more")).isEqualTo(
                new Command.Ix(new Target.Location(plain), List.of(plain, "more"), List.of(), false));
            assertThat(ix(word).target()).isEqualTo(new Target.Location(plain));
        }

        @Test
        void endsWithItsSchedule() {
            assertThat(ix("ix webhook a every 30s"))
                .isEqualTo(new Command.Ix(type("webhook"), List.of("a"), List.of("every", "30s"), false));
            assertThat(ix("webhook cron \"0 6 * * 1-5\""))
                .isEqualTo(new Command.Ix(type("webhook"), List.of(), List.of("cron", "0 6 * * 1-5"), false));
            assertThat(ix("webhook cron 0 6 * * 1-5"))
                .isEqualTo(new Command.Ix(type("webhook"), List.of(), List.of("cron", "0 6 * * 1-5"), false));
            assertThat(ix("/tmp/x every 5m")).isEqualTo(
                new Command.Ix(new Target.Location("/tmp/x"), List.of("/tmp/x"), List.of("every", "5m"), false));
        }

        @Test
        void takesScheduleWordsElsewhereAsInput() {
            assertThat(ix("ix webhook every good boy").input()).containsExactly("every", "good", "boy");
            assertThat(ix("ix every").target()).isEqualTo(type("every"));
        }

        @Test
        void takesQuotedScheduleWordsAsInput() {
            assertThat(ix("ix webhook 'every' 30s"))
                .isEqualTo(new Command.Ix(type("webhook"), List.of("every", "30s"), List.of(), false));
            assertThat(ix("ix webhook \\cron")).isEqualTo(
                new Command.Ix(type("webhook"), List.of("cron"), List.of(), false));
        }

        @ParameterizedTest
        @CsvSource({"evry,ix git . evry 5m,10", "Every,ix webhook Every 30s,12", "eveyr,webhook a eveyr 2h,11"})
        void isNotMisspelled(String word, String line, int column) {
            assertRefused(line, column, "'" + word + "' at column " + column + ": did you mean every "
                + line.substring(line.lastIndexOf(' ') + 1) + "? Quote it if it is input");
            assertThat(ix(line.replace(word, "'" + word + "'")).timing()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"every,ix git . every,10", "cron,webhook cron,9"})
        void refusesAScheduleWithoutItsValue(String word, String line, int column) {
            assertRefused(line, column, "'" + word + "' at column " + column + " needs a value: every 30s, every 5m, "
                + "cron \"0 6 * * 1-5\"; quote it if it is input");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ix webhook", "ix webhook:v3 'a b' \"it's\" '' every 5m", "webhook 'every' 30s",
                "webhook x 'cron'", "webhook 'every' 30s every 5m", "~/a cron '0 6 * * *'", "/every/cron 'every'",
                "webhook \u3000"})
        void isTheSameCommandWithoutItsSchedule(String line) {
            Command.Ix command = ix(line);

            assertThat(ix(command.withoutTiming()))
                .isEqualTo(new Command.Ix(command.target(), command.input(), List.of(), false));
        }

        @Test
        void saysWhatIsMissing() {
            assertRefused("", 1, "Type a command, for example: ix git ~/my-repository");
            assertRefused("  ", 1, "Type a command, for example: ix git ~/my-repository");
            assertRefused("ix", 3, "Say what to ingest: ix <type> <input>, or ix <URL or path>");
            assertRefused("ix every 5m", 1, "Say what to ingest: ix <type> <input>, or ix <URL or path>");
        }

        @Test
        void isAskedForWhereNothingElseCanStand() {
            assertThatThrownBy(() -> parser.parseIx("ax alice")).isInstanceOf(CommandSyntaxException.class)
                .hasMessage("'ax' is no ingest command; here only ix <type> <input> or ix <URL or path> can stand");
        }

        @Test
        void takesAQuotedFirstWordAsAType() {
            assertThat(ix("'ax' b").target()).isEqualTo(type("ax"));
            assertThat(ix("'ix'").target()).isEqualTo(type("ix"));
        }
    }

    @Test
    void pyNamesAStoredScript() {
        String id = "AS" + "0".repeat(32);

        assertThat(parser.parse("py " + id)).isEqualTo(new Command.Py(new Asid(id)));
        assertRefused("py", 1, "py needs the id of a stored script (AS…)");
        assertRefused("py x", 1, "py needs the id of a stored script (AS…)");
        assertRefused("py " + id + " x", 1, "py needs the id of a stored script (AS…)");
    }

    @Nested
    class As {
        @Test
        void makesAClaim() {
            assertThat(as("as alice is knows of bob by me"))
                .isEqualTo(Claim.of("alice", "knows", "bob", "me"));
        }

        @Test
        void speaksForTheUserWhereNobodyIsNamed() {
            assertThat(as("as alice is tall").actors()).containsExactly(System.getProperty("user.name"));
            assertThat(as("as alice is tall").contexts()).isEmpty();
        }

        @Test
        void needsASubjectAndAPredicate() {
            assertRefused("as alice", 9, "A claim needs at least: <subjects> is <predicates>");
            assertRefused("as is tall", 11, "A claim needs at least: <subjects> is <predicates>");
            assertRefused("as", 3, "A claim needs at least: <subjects> is <predicates>");
        }

        @Test
        void knowsNoOtherSlots() {
            assertThat(as("as a is b of limit since").contexts()).containsExactly("limit", "since");
        }

        @Test
        void refusesASlotThatIsEmptyOrComesTwice() {
            assertRefused("as a is", 6, "'is' at column 6 has nothing behind it; quote it if it is a value");
            assertRefused("as a of by b", 6, "'of' at column 6 has nothing behind it; quote it if it is a value");
            assertRefused("as is b are c", 9, "'are' at column 9 stands in the sentence twice; "
                + "quote it if it is a value");
        }

        @Test
        void takesQuotedKeywordsAsValues() {
            assertThat(as("as 'is' is \"of\" of \\by by me")).isEqualTo(Claim.of("is", "of", "by", "me"));
        }

        @Test
        void refusesBlankTexts() {
            assertThatThrownBy(() -> parser.parse("as '' is b")).isInstanceOf(InvalidClaimException.class);
        }
    }
}
