package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxEditTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"''; bob", "alice  'x y'; bob", "alice is tall; bob is tall",
            "since yesterday; bob since yesterday", "ax; ax bob", "ax is tall; ax bob is tall",
            "ax  alice is tall; ax  bob is tall"})
    void replacesTheSubjectsOrPutsThemFirst(String query, String changed) {
        assertThat(AxEdit.with(query, Slot.SUBJECT, "bob")).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"''; by \"of me\"",
            "alice since 3 days ago; alice since 3 days ago by \"of me\"",
            "a  by x 'y z'  limit 5; a  by \"of me\"  limit 5", "via x; by \"of me\"",
            "order by time; order by time by \"of me\"", "by; by \"of me\""})
    void replacesAnotherSlotOrPutsItLast(String query, String changed) {
        assertThat(AxEdit.with(query, Slot.ACTOR, "of me")).isEqualTo(changed);
    }

    @Test
    void addsAConditionToThoseThatAreThere() {
        AttributeTest test = new AttributeTest(List.of("a.b"), Comparison.EQUAL, new Value.Text("5"));

        assertThat(AxEdit.with("attributes.x>1 by me ", test))
            .isEqualTo("attributes.x>1 by me attributes.\"a.b\" = \"5\"");
    }
}
