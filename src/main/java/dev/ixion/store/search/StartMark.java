package dev.ixion.store.search;

import dev.ixion.ats.Slot;

/// A word that stands in full text for how a subject or a context begins. Where too many values begin as is asked for to
/// look at each, and too few facts hold one to come upon them soon, it gives the newest facts that may.
///
/// It is of the first two characters, as Java counts them: what begins with one is come upon soon as a rule, and of what
/// begins with more there is enough among what begins with two.
final class StartMark {
    /// How many characters it is made of.
    static final int LENGTH = 2;

    private StartMark() {}

    /// Whether values of a slot have marks.
    static boolean has(Slot slot) {
        return slot == Slot.SUBJECT || slot == Slot.CONTEXT;
    }

    /// Appends the mark of a value of at least [#LENGTH] characters.
    static void append(StringBuilder text, Slot slot, String value) {
        AttributeMark.append(text, hash(slot, value));
    }

    /// The mark that all values have which begin with a text of at least [#LENGTH] characters.
    static String of(Slot slot, String start) {
        return AttributeMark.mark(hash(slot, start));
    }

    private static long hash(Slot slot, String start) {
        // No attribute has this path, as names stand in quotation marks
        long path = AttributeMark.with(AttributeMark.ROOT, slot == Slot.SUBJECT ? "s" : "c");
        return AttributeMark.with(path, start.substring(0, LENGTH));
    }
}
