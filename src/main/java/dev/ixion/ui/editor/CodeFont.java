package dev.ixion.ui.editor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;

/// The typeface for code. JavaFX's style sheets take one family and no alternatives, so the choice is made here.
public final class CodeFont {
    private static final List<String> WISHES = List
        .of("JetBrains Mono", "Fira Code", "DejaVu Sans Mono", "Menlo", "Consolas");

    private CodeFont() {}

    /// The first installed family of those that suit code.
    public static String family() {
        return Chosen.FAMILY;
    }

    /// Asking for the installed families is slow, so it is done once, and only if code is shown at all.
    private static final class Chosen {
        static final String FAMILY = choose(new HashSet<>(Font.getFamilies()));
    }

    static String choose(Set<String> installed) {
        return WISHES.stream().filter(installed::contains).findFirst().orElse("monospace");
    }
}
