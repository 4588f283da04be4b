package dev.ixion.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreeSpotTest {
    private static final Placement ANCHOR = new Placement(3, 5, 240, 120);

    @Test
    void isOnTheRightOnTheGrid() {
        assertThat(FreeSpot.beside(ANCHOR, 300, 200, List.of(ANCHOR))).isEqualTo(new Placement(280, 8, 300, 200));
    }

    @Test
    void isBelowWhenTheRightIsTaken() {
        Placement taken = new Placement(400, 100, 240, 120);

        assertThat(FreeSpot.beside(ANCHOR, 300, 200, List.of(ANCHOR, taken)))
            .isEqualTo(new Placement(0, 160, 300, 200));
    }

    @Test
    void neverOverlapsHoweverManyAreAdded() {
        List<Placement> all = new ArrayList<>(List.of(ANCHOR));
        for (int i = 0; i < 50; i++) {
            Placement spot = FreeSpot.beside(ANCHOR, 240, 120, all);
            assertThat(all).noneMatch(spot::overlaps);
            assertThat(spot).isEqualTo(spot.snapped());
            all.add(spot);
        }
    }

    @Test
    void isTheWantedPlaceIfThatIsFree() {
        Placement wanted = new Placement(1001, 999, 240, 120);

        assertThat(FreeSpot.near(wanted, List.of(ANCHOR))).isEqualTo(wanted.snapped());
        assertThat(FreeSpot.near(ANCHOR, List.of(ANCHOR))).isEqualTo(new Placement(280, 8, 240, 120));
    }
}
