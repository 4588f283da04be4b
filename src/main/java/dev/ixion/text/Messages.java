package dev.ixion.text;

import java.util.Locale;
import java.util.ResourceBundle;

/// The one resource bundle with all words that a user sees: `resources/dev/ixion/text/messages.properties`.
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.ixion.text.messages", Locale.ROOT);

    private Messages() {}

    /// The text of a key, with its arguments put in as by [String#format]. Numbers look the same in every locale, as the
    /// words do.
    ///
    /// @throws java.util.MissingResourceException if there is no such key
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : String.format(Locale.ROOT, pattern, arguments);
    }

    /// The form of a key that fits a number: `key.one` for 1, else `key.many`; the number is the first argument.
    public static String counted(String key, long number) {
        return text(number == 1 ? key + ".one" : key + ".many", number);
    }
}
