package dev.ixion.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ixion.canvas.Placement;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private final Viewport viewport = new Viewport(100, 50, 2);

    @Test
    void convertsBothWays() {
        assertThat(viewport.toCanvas(40, 20)).isEqualTo(new Point2D(120, 60));
        assertThat(viewport.toView(120, 60)).isEqualTo(new Point2D(40, 20));
        assertThat(viewport.area(800, 600)).isEqualTo(new Placement(100, 50, 400, 300));
    }

    @Test
    void pansByViewPixels() {
        assertThat(viewport.panned(10, -20)).isEqualTo(new Viewport(95, 60, 2));
    }

    @Test
    void zoomsWithThePointUnderThePointerFixed() {
        Point2D before = viewport.toCanvas(300, 200);
        for (double zoom : new double[]{0.1, 0.45, 1, 3.7}) {
            Point2D after = viewport.zoomedTo(zoom, 300, 200).toCanvas(300, 200);
            assertThat(after.distance(before)).isLessThan(1e-9);
        }
    }

    @Test
    void neverZoomsBeyondItsBoundsAndStaysInPlaceThere() {
        Viewport largest = viewport.zoomedTo(4, 300, 200);

        assertThat(largest.zoomedTo(9, 300, 200)).isEqualTo(largest);
        assertThat(viewport.zoomedTo(0.001, 0, 0).zoom()).isEqualTo(Viewport.SMALLEST);
        assertThat(new Viewport(0, 0, 100).zoom()).isEqualTo(Viewport.LARGEST);
    }

    @Test
    void fitsBoundsInTheMiddle() {
        Placement bounds = new Placement(-1000, 500, 4000, 1000);
        Viewport fitting = Viewport.fitting(bounds, 1096, 800);

        assertThat(fitting.zoom()).isEqualTo(0.25, within(1e-9));
        assertThat(fitting.toView(1000, 1000).distance(548, 400)).isLessThan(1e-9);
    }

    @Test
    void doesNotEnlargeWhatIsSmall() {
        assertThat(Viewport.fitting(new Placement(0, 0, 10, 10), 1000, 800).zoom()).isEqualTo(1);
        assertThat(Viewport.fitting(new Placement(0, 0, 0, 0), 0, 0).zoom()).isBetween(0.1, 1.0);
    }

    @Test
    void revealsWithTheShortestPan() {
        Viewport start = Viewport.START;

        assertThat(start.revealing(new Placement(100, 100, 200, 100), 800, 600)).isEqualTo(start);
        assertThat(start.revealing(new Placement(900, 100, 200, 100), 800, 600)).isEqualTo(new Viewport(348, 0, 1));
        assertThat(start.revealing(new Placement(-500, -80, 200, 100), 800, 600))
            .isEqualTo(new Viewport(-548, -128, 1));
        assertThat(start.revealing(new Placement(2000, 0, 5000, 100), 800, 600).x()).isEqualTo(1952);
    }

    @Test
    void stepsThroughRoundPercentages() {
        assertThat(new Viewport(0, 0, 1).nextLarger()).isEqualTo(1.1);
        assertThat(new Viewport(0, 0, 1).nextSmaller()).isEqualTo(0.9);
        assertThat(new Viewport(0, 0, 0.42).nextLarger()).isEqualTo(0.5);
        assertThat(new Viewport(0, 0, 0.42).nextSmaller()).isEqualTo(0.33);
        assertThat(new Viewport(0, 0, 4).nextLarger()).isEqualTo(4);
        assertThat(new Viewport(0, 0, 0.1).nextSmaller()).isEqualTo(0.1);
    }

    @Test
    void dotsAreNeverCrowdedAndLieOnTheGrid() {
        for (double zoom = Viewport.SMALLEST; zoom <= Viewport.LARGEST; zoom += 0.05) {
            assertThat(DotGrid.spacing(zoom) * zoom).isGreaterThanOrEqualTo(18);
            assertThat(DotGrid.spacing(zoom) % Placement.GRID).isZero();
        }
    }
}
