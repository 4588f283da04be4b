package dev.ixion.script;

import java.util.Map;

/// What one run may use and reach.
///
/// @param secrets the values of the secrets that it was granted, by their names
public record Allowance(Permissions permissions, Limits limits, Map<String, String> secrets) {
    public Allowance {
        secrets = Map.copyOf(secrets);
    }

    /// Without the secrets' values.
    @Override
    public String toString() {
        return "Allowance[permissions=" + permissions + ", limits=" + limits + ", secrets=" + secrets.keySet() + "]";
    }
}
