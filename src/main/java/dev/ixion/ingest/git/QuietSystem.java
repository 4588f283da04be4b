package dev.ixion.ingest.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// Keeps JGit from looking around: it reads neither the user's nor the system's git settings, so that a run is the same
/// for everyone; it runs no git; and it writes no probe into a repository in order to measure the disk's clock.
final class QuietSystem extends SystemReader.Delegate {
    private QuietSystem(SystemReader real) {
        super(real);
    }

    /// JGit knows one system for the whole program. A second call changes nothing.
    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof QuietSystem)) {
            SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new NoSettings(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new NoSettings(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new NoSettings(parent, fs);
    }

    /// Settings that stay as they are here. The clock of the disk is set to a cautious value, since JGit measures what
    /// it does not find; and JGit tidies a clone up while it is fetched, not afterwards on a thread of its own.
    private static final class NoSettings extends FileBasedConfig {
        private static final long CLOCK_SECONDS = 2;

        NoSettings(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
            setBoolean("gc", null, "autoDetach", false);
        }

        @Override
        public long getTimeUnit(String section, @Nullable String subsection, String name, long otherwise,
            TimeUnit unit) {
            return section.equals("filesystem")
                ? unit.convert(CLOCK_SECONDS, TimeUnit.SECONDS)
                : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
