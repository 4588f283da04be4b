package dev.ixion.command;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What an `ix` command is about: a type that was named, or a place from which the type is to be found.
public sealed interface Target {
    /// A type, possibly with the version that is wanted.
    ///
    /// @param version from 1; empty for the one in force
    record Type(TypeName name, OptionalInt version) implements Target {
        /// For example `webhook`, or `webhook:v2`.
        public String label() {
            return version.isPresent() ? name + ":v" + version.getAsInt() : name.value();
        }
    }

    /// A URL, a path, or a git address.
    record Location(String address) implements Target {
        private static final Pattern FORM = Pattern
            .compile("[A-Za-z][A-Za-z0-9+.-]*://.*|[/~].*|\\.{1,2}([/\\\\].*)?|[A-Za-z]:[/\\\\].*|git@[^:]+:.*");

        /// Whether a word is a place rather than a type's name.
        static boolean isLocation(String word) {
            return FORM.matcher(word).matches();
        }
    }
}
