package dev.ixion.script.graal;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/// The files that scripts see: all of the machine's, and of those the standard library's only to read. (The interpreter
/// has composite file systems for this, but in them no file can be renamed.)
final class GuestFiles implements FileSystem {
    private final FileSystem all = FileSystem.newDefaultFileSystem();
    private volatile Path library = Path.of("");

    /// Says where the standard library lies; until then nothing is protected.
    void protect(Path newLibrary) {
        library = newLibrary.toAbsolutePath().normalize();
    }

    @Override
    public Path parsePath(URI uri) {
        return all.parsePath(uri);
    }

    @Override
    public Path parsePath(String path) {
        return all.parsePath(path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        if (modes.contains(AccessMode.WRITE)) {
            changes(path);
        }
        all.checkAccess(path, modes, options);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        all.createDirectory(changes(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        all.delete(changes(path));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
        FileAttribute<?>... attributes) throws IOException {
        boolean reads = options.isEmpty() || options.equals(Set.of(StandardOpenOption.READ));
        return all.newByteChannel(reads ? path : changes(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
        throws IOException {
        return all.newDirectoryStream(folder, filter);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return all.toAbsolutePath(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return all.toRealPath(path, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return all.readAttributes(path, attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        all.setAttribute(changes(path), attribute, value, options);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        all.copy(source, changes(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        all.move(changes(source), changes(target), options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        // Through a second name of its own a file could be changed
        all.createLink(changes(link), changes(existing));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        all.createSymbolicLink(changes(link), target, attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return all.readSymbolicLink(link);
    }

    @Override
    public void setCurrentWorkingDirectory(Path folder) {
        all.setCurrentWorkingDirectory(folder);
    }

    @Override
    public String getSeparator() {
        return all.getSeparator();
    }

    @Override
    public String getPathSeparator() {
        return all.getPathSeparator();
    }

    @Override
    public String getMimeType(Path path) {
        return all.getMimeType(path);
    }

    @Override
    public Charset getEncoding(Path path) {
        return all.getEncoding(path);
    }

    @Override
    public Path getTempDirectory() {
        return all.getTempDirectory();
    }

    @Override
    public boolean isSameFile(Path one, Path other, LinkOption... options) throws IOException {
        return all.isSameFile(one, other, options);
    }

    private Path changes(Path path) throws IOException {
        if (!library.toString().isEmpty() && isInLibrary(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return path;
    }

    private boolean isInLibrary(Path path) {
        Path absolute = all.toAbsolutePath(path).normalize();
        try {
            return absolute.startsWith(library) || all.toRealPath(absolute).startsWith(library);
        } catch (IOException missing) {
            return false;
        }
    }
}
