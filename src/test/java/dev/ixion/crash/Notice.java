package dev.ixion.crash;

/// What a process that writes tells about facts that share one context: before it changes them, and when the change is
/// durable.
///
/// @param context of these facts alone
/// @param facts how many there are
record Notice(Kind kind, String context, int facts) {
    /// What holds from now on.
    enum Kind {
        /// Either all of them are visible or none is.
        IN_DOUBT,
        /// Some of them may be visible.
        STREAMING,
        /// They are visible.
        SHOWN,
        /// None of them is visible.
        HIDDEN,
        /// The process reads and writes; the rest says nothing.
        READY,
        /// A write failed as it should where there is no space; the context is the sentence of the failure.
        REFUSED
    }

    String line() {
        return kind + "\t" + context + "\t" + facts;
    }

    static Notice of(String line) {
        String[] parts = line.split("\t", -1);
        return new Notice(Kind.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
    }
}
