package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class UnquotedCronTest {
    private final CommandParser parser = new CommandParser(InstantSource.system(), ZoneOffset.UTC);

    @Test
    void fiveFieldsBehindCronAreItsScheduleAlsoWithoutQuotes() {
        Command.Ix ix = parser.parseIx("ix git ~/garden cron 0 6 * * 1-5");

        assertThat(ix.input()).containsExactly("~/garden");
        assertThat(ix.timing()).containsExactly("cron", "0 6 * * 1-5");
    }
}
