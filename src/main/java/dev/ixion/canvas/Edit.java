package dev.ixion.canvas;

import java.util.List;

/// One step of work on a canvas, which can be taken back by its [#inverse].
public sealed interface Edit {
    Edit inverse();

    /// Whether it would leave every canvas as it is.
    boolean isEmpty();

    /// A glyph comes, on top of the others.
    record Add(Glyph glyph) implements Edit {
        @Override
        public Remove inverse() {
            return new Remove(glyph);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    /// A glyph goes.
    record Remove(Glyph glyph) implements Edit {
        @Override
        public Add inverse() {
            return new Add(glyph);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    /// A glyph is moved, resized or has other content.
    record Change(Glyph before, Glyph after) implements Edit {
        /// @throws IllegalArgumentException if the two are not one glyph
        public Change {
            if (!before.id().equals(after.id())) {
                throw new IllegalArgumentException("%s cannot become %s".formatted(before.id(), after.id()));
            }
        }

        @Override
        public Change inverse() {
            return new Change(after, before);
        }

        @Override
        public boolean isEmpty() {
            return before.equals(after);
        }

        /// Whether nothing but the text differs.
        public boolean isTyping() {
            return !isEmpty() && before.withText(after.text()).equals(after);
        }
    }

    /// Steps that are done and undone together, in this order.
    record Several(List<Edit> edits) implements Edit {
        public Several {
            edits = List.copyOf(edits);
        }

        @Override
        public Several inverse() {
            return new Several(edits.reversed().stream().map(Edit::inverse).toList());
        }

        @Override
        public boolean isEmpty() {
            return edits.stream().allMatch(Edit::isEmpty);
        }
    }
}
