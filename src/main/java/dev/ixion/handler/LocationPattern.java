package dev.ixion.handler;

/// One `accepts` pattern: literal text in which `*` stands for any text, also none, also across slashes.
record LocationPattern(String pattern) {
    /// How closely it describes what it matches: the number of its literal characters.
    int specificity() {
        return (int) pattern.chars().filter(c -> c != '*').count();
    }

    /// Whether the whole location fits; takes time proportional to the product of both lengths at worst.
    boolean matches(String location) {
        int at = 0;
        int inPattern = 0;
        int star = -1;
        int resume = 0;
        while (at < location.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                star = inPattern++;
                resume = at;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == location.charAt(at)) {
                inPattern++;
                at++;
            } else if (star >= 0) {
                inPattern = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }
}
