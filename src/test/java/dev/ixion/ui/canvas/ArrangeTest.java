package dev.ixion.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrangeTest {
    private final Glyph left = note("left", new Placement(0, 0, 100, 50));
    private final Glyph middle = note("middle", new Placement(110, 300, 60, 70));
    private final Glyph right = note("right", new Placement(300, 100, 100, 100));
    private final List<Glyph> all = List.of(right, left, middle);

    @Test
    void alignsToTheEdgesAndMiddlesOfTheWhole() {
        assertThat(xs(Arrange.aligned(all, Alignment.LEFT))).containsExactly(0.0, 0.0, 0.0);
        assertThat(xs(Arrange.aligned(all, Alignment.CENTRE))).containsExactly(150.0, 150.0, 170.0);
        assertThat(xs(Arrange.aligned(all, Alignment.RIGHT))).containsExactly(300.0, 300.0, 340.0);
        assertThat(ys(Arrange.aligned(all, Alignment.TOP))).containsExactly(0.0, 0.0, 0.0);
        assertThat(ys(Arrange.aligned(all, Alignment.MIDDLE))).containsExactly(135.0, 160.0, 150.0);
        assertThat(ys(Arrange.aligned(all, Alignment.BOTTOM))).containsExactly(270.0, 320.0, 300.0);
    }

    @Test
    void distributesWithEqualGaps() {
        assertThat(xs(Arrange.distributedAcross(all))).containsExactly(0.0, 170.0, 300.0);
        assertThat(ys(Arrange.distributedDown(all))).containsExactly(0.0, 125.0, 300.0);
    }

    @Test
    void leavesASingleOneAndNothingAlone() {
        assertThat(Arrange.distributedAcross(List.of(left))).containsExactly(Map.entry(left.id(), left.placement()));
        assertThat(Arrange.aligned(List.of(), Alignment.LEFT)).isEmpty();
    }

    private static List<Double> xs(Map<GlyphId, Placement> places) {
        return places.values().stream().map(Placement::x).toList();
    }

    private static List<Double> ys(Map<GlyphId, Placement> places) {
        return places.values().stream().map(Placement::y).toList();
    }

    private static Glyph note(String id, Placement place) {
        return new NoteGlyph(new GlyphId(id), place, "");
    }
}
