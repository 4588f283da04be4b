package dev.ixion.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The program's version, as the build wrote it into the jar.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("development");
        return new String[]{"ixion " + version};
    }
}
