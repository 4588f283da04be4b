package dev.ixion.bench;

import dev.ixion.Main;
import java.lang.management.ManagementFactory;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.stage.Window;

/// Starts the desktop as [Main] does and ends it when its window is drawn.
public final class WindowStart {
    private static final String PYTHON = "ixion-python";

    private WindowStart() {}

    /// Prints how many milliseconds after the start of the process the window was drawn, and whether Python was being
    /// started by then.
    public static void main(String[] arguments) {
        Window.getWindows().addListener((ListChangeListener<Window>) _ -> new Drawn().start());
        Main.main(arguments);
    }

    /// Ends the process at the pulse at which the first frame is drawn.
    private static final class Drawn extends AnimationTimer {
        private static final int PULSES = 3;
        private int pulses;

        @Override
        public void handle(long now) {
            if (++pulses == PULSES) {
                boolean hasPython = Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().startsWith(PYTHON));
                System.out.printf("%d %b%n", ManagementFactory.getRuntimeMXBean().getUptime(), hasPython);
                System.out.flush();
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
