package dev.ixion.script.graal;

import java.nio.file.Path;
import java.util.Map;

/// How Python is to be run.
///
/// @param cacheFolder where compiled standard modules are kept between starts; made when it is missing
/// @param poolSize how many warmed contexts wait for scripts, at least 1
/// @param environment the environment variables that a script sees
/// @param maxOutputBytes how much of a run's output is passed on, standard output and error together
public record GraalSettings(Path cacheFolder, int poolSize, Map<String, String> environment, int maxOutputBytes) {
    public GraalSettings {
        environment = Map.copyOf(environment);
    }
}
