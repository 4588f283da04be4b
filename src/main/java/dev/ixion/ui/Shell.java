package dev.ixion.ui;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.ixion.app.App;
import dev.ixion.app.Config;
import dev.ixion.ats.Asid;
import dev.ixion.canvas.AxGlyph;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.ui.canvas.CanvasView;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.secret.SecretsDialog;
import dev.ixion.ui.thread.Background;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window: canvas, side panels, tool bar, status bar, and the actions that work anywhere in it.
public final class Shell implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double PART_OF_SCREEN = 0.92;
    private static final double IX_WIDTH = 416;
    /// Has room for a reason of three lines, with what was printed and used below it.
    private static final double IX_HEIGHT = 272;
    private static final String STYLE_SHEET = "/dev/ixion/ui/shell.css";

    private final App app;
    private final Background background;
    private final Canvas canvas;
    private final CanvasKeeper keeper;
    private final CanvasView view;
    private final SidePanels panels;
    private final StatusBar status;
    private final List<UiAction> actions;
    private final CommandPalette palette;
    private final SplitPane split = new SplitPane();
    private final Scene scene;
    private Config config;
    private Dimension2D size = new Dimension2D(WIDTH, HEIGHT);

    /// Builds the window's content. To be called on the FX thread.
    ///
    /// @param glyphs what the canvas holds
    public Shell(App app, Background background, List<Glyph> glyphs, InstantSource clock) {
        this.app = app;
        this.background = background;
        this.config = app.config();
        this.canvas = Canvas.of(glyphs, clock);
        this.status = new StatusBar(app, background, clock, this::showFact);
        this.keeper = new CanvasKeeper(app.canvas(),
            problem -> background.fx().execute(() -> status.showProblem(problem)));
        HandlerGlyphs navigator = new HandlerGlyphs(canvas, this::view, app.handlers(), background,
            this::panels, this::showSecrets, status::showProblem);
        this.panels = new SidePanels(app, background, navigator);
        this.view = new CanvasView(canvas, new GlyphFactory(app, background, canvas, navigator, clock));
        this.actions = new ShellActions(this, view.actions(), panels).all();
        this.palette = new CommandPalette(actions,
            new PaletteCommands(app.attestations(), app.parser(), background, panels::showQuery, status)::offers);
        this.scene = build();
    }

    private CanvasView view() {
        return Objects.requireNonNull(view, "the view is made before anything is opened in it");
    }

    private SidePanels panels() {
        return Objects.requireNonNull(panels, "the panels are made before anything is opened in them");
    }

    private Scene build() {
        applyTheme();
        split.getItems().add(view);
        SplitPane.setResizableWithParent(panels.node(), false);
        panels.openProperty().addListener((_, _, open) -> showPanels(open));
        BorderPane root = new BorderPane(split);
        root.setTop(new ToolBar(actions));
        root.setBottom(status);
        root.getStyleClass().add("shell");
        Scene built = new Scene(root, WIDTH, HEIGHT);
        built.getStylesheets().addAll(GlyphCard.STYLE_SHEET, STYLE_SHEET);
        actions.stream().filter(UiAction::anywhere)
            .forEach(action -> built.getAccelerators().put(action.key(), action.action()));
        canvas.onChange(keeper);
        canvas.onChange(new GlyphJobs(app.pulse(), app.jobs(), background, status::showProblem));
        view.onBackgroundDoubleClick(this::offerGlyphs);
        view.onProblem(status::showProblem);
        return built;
    }

    /// What the canvas keys are for; for tests and screenshots of single cards.
    public CanvasView canvasView() {
        return view;
    }

    public Scene scene() {
        return scene;
    }

    /// Puts the content into a window and shows it.
    ///
    /// @param last how the window was shown when it was closed; without, all glyphs are in view
    void show(Stage stage, Optional<WindowState> last) {
        size = last.map(state -> new Dimension2D(state.width(), state.height())).orElse(size);
        stage.widthProperty().subscribe(() -> background.fx().execute(() -> noteSize(stage)));
        stage.heightProperty().subscribe(() -> background.fx().execute(() -> noteSize(stage)));
        stage.setTitle(text("window.title", app.file().getFileName()));
        stage.setMinWidth(640);
        stage.setMinHeight(400);
        stage.setScene(scene);
        if (Double.isNaN(stage.getWidth())) {
            fitScreen(stage, last.isPresent() ? 1 : PART_OF_SCREEN);
            stage.setMaximized(last.filter(WindowState::maximized).isPresent());
        }
        stage.setOnCloseRequest(event -> {
            if (!mayQuit()) {
                event.consume();
            }
        });
        stage.show();
        // Its divider stays where it is put only once the window has its size
        last.map(WindowState::panel).ifPresent(panel -> new FirstFrame(() -> panels.show(panel)).start());
        scene.getRoot().layout();
        last.map(WindowState::viewport).filter(view::showsAny).ifPresentOrElse(view::setViewport, view::fitAll);
        view.requestFocus();
    }

    /// How the window is shown now.
    WindowState state() {
        boolean maximized = scene.getWindow() instanceof Stage stage && stage.isMaximized();
        return new WindowState(size.getWidth(), size.getHeight(), maximized, view.viewportProperty().get(),
            panels.shown());
    }

    /// Notes the size that the window has where it does not fill the screen: that it does is known only after its new size.
    private void noteSize(Stage stage) {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            size = new Dimension2D(stage.getWidth(), stage.getHeight());
        }
    }

    /// How large the frame around the content is, no window knows before it is there; this leaves room for it.
    private void fitScreen(Stage stage, double most) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(size.getWidth(), room.getWidth() * most));
        stage.setHeight(Math.min(size.getHeight(), room.getHeight() * most));
    }

    private boolean mayQuit() {
        int running = app.pulse().active();
        if (running == 0) {
            return true;
        }
        ButtonType quit = new ButtonType(text("quit.quit"), ButtonData.OTHER);
        ButtonType stay = new ButtonType(text("quit.stay"), ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(AlertType.CONFIRMATION, counted("quit.question", running), quit, stay);
        question.initOwner(scene.getWindow());
        question.setTitle("Ixion");
        question.setHeaderText(null);
        return question.showAndWait().filter(answer -> answer == quit).isPresent();
    }

    /// Fills a workspace that nobody has used yet with an example.
    public void welcome() {
        canvas.apply(FirstCanvas.glyphs());
        view.fitAll();
    }

    private void showPanels(boolean open) {
        if (open) {
            split.getItems().add(panels.node());
            split.setDividerPositions(1 - SidePanels.WIDTH / Math.max(2 * SidePanels.WIDTH, scene.getWidth()));
        } else {
            split.getItems().remove(panels.node());
            view.requestFocus();
        }
    }

    private void offerGlyphs(Point2D point) {
        MenuItem ix = new MenuItem(text("action.add-ix"));
        ix.setOnAction(_ -> addIx(place(point, IX_WIDTH, IX_HEIGHT)));
        MenuItem py = new MenuItem(text("action.add-py"));
        py.setOnAction(_ -> addPy(place(point, 520, 320)));
        MenuItem ax = new MenuItem(text("action.add-ax"));
        ax.setOnAction(_ -> addAx(place(point, 560, 360)));
        MenuItem note = new MenuItem(text("action.add-note"));
        note.setOnAction(_ -> addNote(place(point, 280, 144)));
        ContextMenu menu = new ContextMenu(ix, py, ax, note);
        Point2D onScreen = view.localToScreen(view.viewportProperty().get().toView(point.getX(), point.getY()));
        menu.show(view, onScreen.getX(), onScreen.getY());
    }

    private static Placement place(Point2D point, double width, double height) {
        return new Placement(point.getX(), point.getY(), width, height).snapped();
    }

    void addIx() {
        addIx(view.freeSpot(IX_WIDTH, IX_HEIGHT));
    }

    void addPy() {
        addPy(view.freeSpot(520, 320));
    }

    void addAx() {
        addAx(view.freeSpot(560, 360));
    }

    void addNote() {
        addNote(view.freeSpot(280, 144));
    }

    private void addIx(Placement place) {
        view.add(new IxGlyph(GlyphId.random(), place, ""));
    }

    private void addPy(Placement place) {
        view.add(new PyGlyph(GlyphId.random(), place, "", Optional.empty(), Optional.empty()));
    }

    private void addAx(Placement place) {
        view.add(new AxGlyph(GlyphId.random(), place, ""));
    }

    private void addNote(Placement place) {
        view.add(new NoteGlyph(GlyphId.random(), place, ""));
    }

    void fitAll() {
        view.fitAll();
    }

    void zoomIn() {
        view.zoomIn();
    }

    void zoomOut() {
        view.zoomOut();
    }

    void zoomToOriginal() {
        view.zoomTo(1);
    }

    /// Shows one fact and where it comes from.
    void showFact(Asid fact) {
        panels.showFact(fact);
    }

    void showPalette() {
        palette.show(scene);
    }

    void showSecrets() {
        showSecrets("");
    }

    /// @param missing the name of the secret that is to be entered; empty if it is none in particular
    private void showSecrets(String missing) {
        new SecretsDialog(scene.getWindow(), app.secrets(), background, missing).show();
    }

    void quit() {
        if (mayQuit()) {
            scene.getWindow().hide();
        }
    }

    /// Changes between light and dark, and remembers it in the settings.
    public void toggleTheme() {
        Config.Theme next = config.theme() == Config.Theme.LIGHT ? Config.Theme.DARK : Config.Theme.LIGHT;
        config = config.withTheme(next);
        applyTheme();
        background.run(config::storeTheme, status::showProblem);
    }

    private void applyTheme() {
        Application.setUserAgentStylesheet(switch (config.theme()) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
    }

    /// Waits until all edits are stored; to be called after [#close], on another thread than FX.
    public void awaitStored() {
        keeper.close();
    }

    /// Stops following the program.
    @Override
    public void close() {
        view.close();
        panels.close();
        status.close();
    }
}
