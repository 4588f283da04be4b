package dev.ixion.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.application.Application;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EditorPicturesTest {
    private PythonEditor editor;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        editor = new PythonEditor(Runnable::run);
        StackPane frame = new StackPane(editor);
        frame.setStyle("-fx-padding: 16; -fx-background-color: -color-bg-subtle;");
        scene = new Scene(frame, 860, 760);
        stage.setScene(scene);
        stage.show();
        editor.setText(ScriptSamples.HANDLER);
        editor.markError(17, "URLError: timed out after 2.5 s");
        editor.requestFocus();
        CodeArea area = (CodeArea) editor.lookup(".code-area");
        area.moveTo(32, 19);
    }

    @Test
    void every_colour_reads_in_light_and_dark(FxRobot robot) {
        for (Theme theme : new Theme[]{new PrimerLight(), new PrimerDark()}) {
            robot.interact(() -> Application.setUserAgentStylesheet(theme.getUserAgentStylesheet()));
            WaitForAsyncUtils.waitForFxEvents();
            picture(robot, theme.isDarkMode() ? "editor-dark.png" : "editor-light.png");
            Color background = (Color) ((Region) editor.lookup(".code-area")).getBackground().getFills().getLast()
                .getFill();
            Set<Color> colours = new HashSet<>();
            robot.from(editor).lookup(".text").queryAllAs(Text.class)
                .forEach(text -> colours.add((Color) text.getFill()));
            assertThat(colours).hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(colour -> assertThat(contrast(colour, background)).isGreaterThanOrEqualTo(4.5));
        }
    }

    private void picture(FxRobot robot, String name) {
        robot.interact(() -> {
            try {
                Path folder = Files.createDirectories(Path.of(System.getProperty("ixion.screenshots")));
                ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png",
                    folder.resolve(name).toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// The contrast ratio of WCAG 2.
    private static double contrast(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
            + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
