package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Asid;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.facts.FactsPanel;
import dev.ixion.ui.facts.Origins;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.pulse.PulsePanel;
import dev.ixion.ui.recall.Recalling;
import dev.ixion.ui.thread.Background;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;

/// The panels on the right, of which one or none is shown.
final class SidePanels implements AutoCloseable {
    static final double WIDTH = 520;

    private final PulsePanel pulse;
    private final FactsPanel facts;
    private final Tab pulseTab;
    private final Tab factsTab;
    private final TabPane tabs = new TabPane();
    private final ReadOnlyObjectWrapper<Boolean> open = new ReadOnlyObjectWrapper<>(this, "open", false);

    /// Which panel is shown.
    enum Panel {
        NONE, PULSE, FACTS
    }

    SidePanels(App app, Background background, Navigator navigator) {
        this.pulse = new PulsePanel(app.pulse(), app.jobs(), background);
        this.facts = new FactsPanel(new AskServices(app.attestations(), app.parser(), app.exportFacts(), background),
            new Origins(app.attestations(), app.jobs(), app.handlers()),
            new Recalling(app.recallHandler(), app.author(), background), navigator);
        this.pulseTab = new Tab(text("pulse.panel.title"), pulse);
        this.factsTab = new Tab(text("facts.title"), facts);
        tabs.getTabs().addAll(pulseTab, factsTab);
        tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("side-panels");
        tabs.setMinWidth(320);
        tabs.setPrefWidth(WIDTH);
        pulse.open();
        facts.open();
    }

    Node node() {
        return tabs;
    }

    /// Whether a panel is shown.
    ReadOnlyObjectProperty<Boolean> openProperty() {
        return open.getReadOnlyProperty();
    }

    Panel shown() {
        if (!open.get()) {
            return Panel.NONE;
        }
        return tabs.getSelectionModel().getSelectedItem() == pulseTab ? Panel.PULSE : Panel.FACTS;
    }

    void show(Panel panel) {
        switch (panel) {
            case NONE -> open.set(false);
            case PULSE -> open(pulseTab);
            case FACTS -> open(factsTab);
        }
    }

    /// Opens the Pulse panel, or closes it if it is the one that is open.
    void togglePulse() {
        toggle(pulseTab);
    }

    /// Opens the Facts panel, or closes it if it is the one that is open.
    void toggleFacts() {
        toggle(factsTab);
    }

    void showFacts(ExecutionId execution) {
        facts.show(execution);
        open(factsTab);
    }

    void showExecution(ExecutionId execution) {
        pulse.show(execution);
        open(pulseTab);
    }

    void showFact(Asid fact) {
        facts.show(fact);
        open(factsTab);
    }

    void showQuery(String query) {
        facts.show(query);
        open(factsTab);
    }

    private void open(Tab tab) {
        tabs.getSelectionModel().select(tab);
        open.set(true);
    }

    private void toggle(Tab tab) {
        boolean shown = open.get() && tabs.getSelectionModel().getSelectedItem() == tab;
        tabs.getSelectionModel().select(tab);
        open.set(!shown);
        if (!shown) {
            tab.getContent().requestFocus();
        }
    }

    @Override
    public void close() {
        pulse.close();
        facts.close();
    }
}
