package dev.ixion.ui.canvas;

import dev.ixion.canvas.GlyphId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The glyphs that are selected, in the order in which they were.
public final class Selection {
    private final ReadOnlyObjectWrapper<Set<GlyphId>> ids = new ReadOnlyObjectWrapper<>(this, "ids", Set.of());

    Selection() {}

    /// The selected glyphs; each change puts a new unmodifiable set here.
    public ReadOnlyObjectProperty<Set<GlyphId>> idsProperty() {
        return ids.getReadOnlyProperty();
    }

    public Set<GlyphId> ids() {
        return ids.get();
    }

    public boolean contains(GlyphId id) {
        return ids().contains(id);
    }

    public boolean isEmpty() {
        return ids().isEmpty();
    }

    public void clear() {
        set(Set.of());
    }

    public void only(GlyphId id) {
        set(Set.of(id));
    }

    public void set(Collection<GlyphId> selected) {
        Set<GlyphId> next = Collections.unmodifiableSet(new LinkedHashSet<>(selected));
        if (!next.equals(ids())) {
            ids.set(next);
        }
    }

    public void add(GlyphId id) {
        Set<GlyphId> next = new LinkedHashSet<>(ids());
        next.add(id);
        set(next);
    }

    public void remove(GlyphId id) {
        Set<GlyphId> next = new LinkedHashSet<>(ids());
        next.remove(id);
        set(next);
    }

    public void toggle(GlyphId id) {
        if (contains(id)) {
            remove(id);
        } else {
            add(id);
        }
    }
}
