package dev.ixion.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps how the window of each workspace was shown last, in a small file for each. Nothing depends on it: what cannot be
/// read or written is logged, and the window opens as a new one.
final class WindowStates {
    private static final Logger LOG = LoggerFactory.getLogger(WindowStates.class);

    private final Path folder;

    /// @param folder where the files lie; made when it is missing
    WindowStates(Path folder) {
        this.folder = folder;
    }

    /// How the window of a workspace was shown last, if that is known. Waits for the disk.
    Optional<WindowState> of(Path workspace) {
        Properties values = new Properties();
        try (InputStream in = Files.newInputStream(file(workspace))) {
            values.load(in);
            return Optional.of(WindowState.read(values));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("How the window of {} was shown last cannot be read", workspace, unreadable);
            return Optional.empty();
        }
    }

    /// Waits for the disk.
    void keep(Path workspace, WindowState state) {
        Properties values = state.written();
        // For whoever looks at the file
        values.setProperty("workspace", name(workspace));
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(file(workspace))) {
                values.store(out, null);
            }
        } catch (IOException unwritable) {
            LOG.warn("How the window of {} is shown cannot be kept", workspace, unwritable);
        }
    }

    private Path file(Path workspace) {
        UUID hash = UUID.nameUUIDFromBytes(name(workspace).getBytes(StandardCharsets.UTF_8));
        return folder.resolve(hash + ".properties");
    }

    private static String name(Path workspace) {
        return workspace.toAbsolutePath().normalize().toString();
    }
}
