package dev.ixion.ui.ask;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query.Timeline;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/// What the answer to a question shows. Used on the FX thread.
public final class AnswerModel {
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObjectProperty<Answer> answer = new SimpleObjectProperty<>(this, "answer", new Answer.None());
    private final FactPages pages = new FactPages();
    private final ObjectProperty<Optional<Long>> total = new SimpleObjectProperty<>(this, "total", Optional.empty());
    private final ObjectProperty<Optional<Timeline>> timeline = new SimpleObjectProperty<>(this, "timeline",
        Optional.empty());
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(this, "order", Order.NEWEST_FIRST);
    private final ObjectProperty<Optional<Attestation>> selected = new SimpleObjectProperty<>(this, "selected",
        Optional.empty());
    private final BooleanProperty outdated = new SimpleBooleanProperty(this, "outdated", false);
    private final BooleanProperty changed = new SimpleBooleanProperty(this, "changed", false);
    private final ObjectProperty<Optional<String>> earlier = new SimpleObjectProperty<>(this, "earlier",
        Optional.empty());
    private final StringProperty trouble = new SimpleStringProperty(this, "trouble", "");
    private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
    private final IntegerProperty edition = new SimpleIntegerProperty(this, "edition", 0);

    /// The query as typed; the leading `ax` is optional.
    public StringProperty queryProperty() {
        return query;
    }

    public ObjectProperty<Answer> answerProperty() {
        return answer;
    }

    /// The facts that are there so far.
    public ObservableList<FactRow> rows() {
        return pages;
    }

    FactPages pages() {
        return pages;
    }

    /// How many facts fit in all; empty until they are counted.
    public ObjectProperty<Optional<Long>> totalProperty() {
        return total;
    }

    /// How they lie in time; empty until that is known.
    public ObjectProperty<Optional<Timeline>> timelineProperty() {
        return timeline;
    }

    /// The order of the rows.
    public ObjectProperty<Order> orderProperty() {
        return order;
    }

    /// The fact that the reader chose; it stays chosen where a newer answer has its row elsewhere.
    public ObjectProperty<Optional<Attestation>> selectedProperty() {
        return selected;
    }

    /// Whether facts came or went since, which are not shown because the reader has scrolled down.
    public BooleanProperty outdatedProperty() {
        return outdated;
    }

    /// Whether the query was typed over since, so that the answer is to another one.
    public BooleanProperty changedProperty() {
        return changed;
    }

    /// The query that was narrowed to the present one; empty if that was typed.
    public ObjectProperty<Optional<String>> earlierProperty() {
        return earlier;
    }

    /// Why a part of the answer is missing; empty if all is well.
    public StringProperty troubleProperty() {
        return trouble;
    }

    /// What came of what was done with the answer, such as an export; empty for nothing.
    public StringProperty noticeProperty() {
        return notice;
    }

    /// Changes whenever something else is asked or the order changes; then the rows are to be read from the top.
    public IntegerProperty editionProperty() {
        return edition;
    }
}
