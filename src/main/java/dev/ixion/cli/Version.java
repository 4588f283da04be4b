package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The program's version, as the build wrote it into the jar.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse(text("cli.development"));
        return new String[]{"ixion " + version};
    }
}
