package dev.ixion.ui;

import dev.ixion.app.Places;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the window.
public final class Desktop {
    private Desktop() {}

    public static int open(Optional<Path> database, Places places, PrintStream err) {
        err.println("no desktop yet " + database + places);
        return 2;
    }
}
