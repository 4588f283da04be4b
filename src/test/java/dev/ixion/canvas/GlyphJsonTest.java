package dev.ixion.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ixion.ats.Asid;
import dev.ixion.ats.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphJsonTest {
    private static final Placement PLACE = new Placement(-8.5, 16, 240, 120);
    static final List<Glyph> GLYPHS = List.of(new IxGlyph(new GlyphId("1"), PLACE, "ix git \"a b\" every 5m"),
        new PyGlyph(new GlyphId("2"), PLACE, "print('⨳')\n", Optional.empty(), Optional.empty()),
        new PyGlyph(new GlyphId("3"), PLACE, "", Optional.of("webhook"), Optional.of(Asid.ofCanonical("{}"))),
        new AxGlyph(new GlyphId("5"), PLACE, "is is_commit since yesterday"),
        new NoteGlyph(new GlyphId("4"), PLACE, ""));

    @ParameterizedTest
    @FieldSource("GLYPHS")
    void readsWhatItWrote(Glyph glyph) {
        assertThat(GlyphJson.read(GlyphJson.write(glyph))).isEqualTo(glyph);
    }

    @Test
    void readsAListThatItWrote() {
        assertThat(GlyphJson.readAll(GlyphJson.writeAll(GLYPHS))).isEqualTo(GLYPHS);
    }

    @Test
    void hasAStableForm() {
        assertThat(GlyphJson.write(GLYPHS.getLast())).isEqualTo(
            "{\"kind\":\"note\",\"id\":\"4\",\"x\":-8.5,\"y\":16.0,\"width\":240.0,\"height\":120.0,\"text\":\"\"}");
    }

    @Test
    void refusesAKindThatItDoesNotKnow() {
        assertThatExceptionOfType(ProblemException.class)
            .isThrownBy(() -> GlyphJson.readAll("[{\"kind\":\"globe\",\"id\":\"1\"}]"))
            .withMessageContaining("'globe'")
            .satisfies(e -> assertThat(e.problem().detail("kind")).contains("globe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"kind\":1}", "{\"kind\":\"note\",\"id\":\"\"}",
            "{\"kind\":\"note\",\"id\":\"4\",\"x\":\"1\",\"y\":1,\"width\":1,\"height\":1,\"text\":\"\"}",
            "{\"kind\":\"note\",\"id\":\"4\",\"x\":1e999,\"y\":1,\"width\":1,\"height\":1,\"text\":\"\"}",
            "{\"kind\":\"note\",\"id\":\"4\",\"x\":1,\"y\":1,\"width\":-1,\"height\":1,\"text\":\"\"}",
            "{\"kind\":\"note\",\"id\":\"4\",\"x\":1,\"y\":1,\"width\":1,\"height\":1}",
            "{\"kind\":\"py\",\"id\":\"4\",\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"code\":\"\",\"based_on\":\"AS\"}"})
    void refusesWhatIsNoGlyph(String json) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> GlyphJson.read(json));
    }

    @Test
    void refusesAListThatIsNone() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> GlyphJson.readAll("{}"));
    }
}
