package dev.ixion.canvas;

import java.util.Collection;
import java.util.Optional;

/// Finds room for a new glyph, on the grid.
public final class FreeSpot {
    /// Between a glyph and the one that is put beside it.
    public static final double GAP = 32;
    /// Kept free around a new glyph.
    private static final double CLEAR = 16;

    private FreeSpot() {}

    /// To the right of a glyph; if that is taken, below it; if that is taken too, further down on the right.
    ///
    /// @param others what must not be overlapped
    public static Placement beside(Placement anchor, double width, double height, Collection<Placement> others) {
        Placement right = new Placement(up(anchor.right() + GAP), Placement.snap(anchor.y()), width, height);
        if (blocker(right, others).isEmpty()) {
            return right;
        }
        Placement below = new Placement(Placement.snap(anchor.x()), up(anchor.bottom() + GAP), width, height);
        return blocker(below, others).isEmpty() ? below : firstFreeDownwards(right, others);
    }

    /// This place, or one beside what is there already.
    public static Placement near(Placement wanted, Collection<Placement> others) {
        Placement snapped = wanted.snapped();
        return blocker(snapped, others).map(taken -> beside(taken, wanted.width(), wanted.height(), others))
            .orElse(snapped);
    }

    private static Placement firstFreeDownwards(Placement start, Collection<Placement> others) {
        Placement spot = start;
        for (Optional<Placement> taken = blocker(spot, others); taken.isPresent(); taken = blocker(spot, others)) {
            spot = spot.movedTo(spot.x(), up(taken.get().bottom() + GAP));
        }
        return spot;
    }

    private static Optional<Placement> blocker(Placement spot, Collection<Placement> others) {
        Placement cleared = spot.grown(CLEAR);
        return others.stream().filter(cleared::overlaps).findFirst();
    }

    private static double up(double value) {
        return Math.ceil(value / Placement.GRID) * Placement.GRID;
    }
}
