package dev.ixion.script.graal.border;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that a script sees: all of the machine's, each asked for at the border by the place where it lies in truth,
/// and opened there. (The interpreter has composite file systems for this, but in them no file can be renamed.)
public final class GuestFiles implements FileSystem, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuestFiles.class);
    private static final Set<OpenOption> CHANGING = Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND,
        StandardOpenOption.CREATE, StandardOpenOption.CREATE_NEW, StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.DELETE_ON_CLOSE);

    private static final Set<OpenOption> READING = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    /// In bytes.
    private static final int SMALL = 16 << 20;

    private final FileSystem all = FileSystem.newDefaultFileSystem();
    private final Scratches scratches;
    private final OpenFiles open;
    private final WrittenBytes written = new WrittenBytes();
    private final FileBorder border;

    public GuestFiles(Border border, OpenFiles open, Scratches scratches) {
        this.border = new FileBorder(border);
        this.open = open;
        this.scratches = scratches;
    }

    /// Says what belongs to the application; has to be said before the border is shut.
    public void protect(OwnFiles own) {
        border.protect(own);
    }

    /// Makes a folder that is the run's own, where it may do what it likes. Where that is not possible there is none, and
    /// the reason is logged.
    public void openScratch() {
        scratches.make().ifPresent(border::give);
    }

    /// The folder that is the run's own.
    public Optional<Path> scratch() {
        return border.given().stream().findFirst();
    }

    /// Has the folder removed that was the run's own.
    @Override
    public void close() {
        border.takeBack().forEach(scratches::remove);
    }

    /// Closes what the script has open, sockets too, and lets it open nothing more.
    public void closeAll() {
        open.close();
    }

    /// Sets how much may be written.
    ///
    /// @param bytes how many bytes
    /// @param over is called, on a thread of the run, when it wants to write more
    public void limitWriting(long bytes, Runnable over) {
        written.limit(bytes, over);
    }

    /// How many bytes were written.
    public long written() {
        return written.count();
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
        Path real = seen(path, options);
        if (modes.contains(AccessMode.WRITE)) {
            border.write(real, path);
        }
        all.checkAccess(real, modes, options);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Path place = newEntry(folder);
        all.createDirectory(place, attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        all.delete(entry(path));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
        FileAttribute<?>... attributes) throws IOException {
        if (border.isOpen()) {
            return all.newByteChannel(path, options, attributes);
        }
        Path asked = all.toAbsolutePath(path);
        Path real = RealPaths.of(asked);
        boolean writes = options.stream().anyMatch(CHANGING::contains);
        if (writes) {
            border.write(real, asked);
        }
        if (!writes || options.contains(StandardOpenOption.READ)) {
            border.read(real, asked);
        }
        open.makeRoom(1);
        boolean counts = writes && !FileBorder.isNowhere(real);
        if (counts && Files.notExists(real)) {
            written.addEntry();
        }
        // A link that takes the place of the file meanwhile is not followed
        Set<OpenOption> here = new HashSet<>(options);
        here.add(LinkOption.NOFOLLOW_LINKS);
        return open.keep(new GuestChannel(all.newByteChannel(real, here, attributes),
            counts ? written : new WrittenBytes()));
    }

    /// The text of a file as Python reads it: UTF-8, each end of a line as one `\n`.
    ///
    /// @return empty where it is not that plain, or out of reach; who opens the file hears why
    public Optional<String> text(String path) {
        if (border.isOpen()) {
            return Optional.empty();
        }
        try {
            Path asked = all.toAbsolutePath(all.parsePath(path));
            Path real = RealPaths.of(asked);
            border.read(real, asked);
            BasicFileAttributes file = Files.readAttributes(real, BasicFileAttributes.class,
                LinkOption.NOFOLLOW_LINKS);
            // Some of the system's files have no size and yet a content
            boolean isPlain = file.isRegularFile() && file.size() > 0 && file.size() <= SMALL;
            return isPlain ? text(real, (int) file.size()) : Optional.empty();
        } catch (IOException | IllegalArgumentException unread) {
            LOG.debug("{} is left to the library", path, unread);
            return Optional.empty();
        }
    }

    private Optional<String> text(Path real, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size + 1);
        // A link that takes the place of the file meanwhile is not followed
        try (SeekableByteChannel file = all.newByteChannel(real, READING)) {
            int count;
            do {
                count = file.read(bytes);
            } while (count > 0);
        }
        if (!bytes.hasRemaining()) {
            return Optional.empty();
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        return Optional.of(text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
        throws IOException {
        Path place = place(folder);
        border.read(place, all.toAbsolutePath(folder));
        if (border.isOpen()) {
            return all.newDirectoryStream(place, filter);
        }
        open.makeRoom(1);
        return open.keep(new GuestFolder(all.newDirectoryStream(place, filter)));
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return all.toAbsolutePath(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return all.toRealPath(seen(path, options), options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return all.readAttributes(seen(path, options), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        Path real = place(path, options);
        border.change(real, all.toAbsolutePath(path));
        all.setAttribute(real, attribute, value, options);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        Path real = RealPaths.of(all.toAbsolutePath(source));
        border.read(real, all.toAbsolutePath(source));
        Path place = newEntry(target);
        if (!border.isOpen()) {
            written.add(Files.size(real));
        }
        all.copy(real, place, options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Path from = entry(source);
        border.read(from, all.toAbsolutePath(source));
        if (!border.isOpen() && Files.isSymbolicLink(from) && !Files.readSymbolicLink(from).isAbsolute()) {
            throw border.boundLink(source);
        }
        all.move(from, entry(target), options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        // Through a second name of its own a file could be changed
        Path real = entry(existing);
        border.read(real, all.toAbsolutePath(existing));
        all.createLink(newEntry(link), real);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        Path place = newEntry(link);
        // To what it may not reach itself a script makes no link, and none that leads elsewhere after a move
        Path aim = RealPaths.of(place.resolveSibling(target));
        border.read(aim, aim);
        border.write(aim, aim);
        all.createSymbolicLink(place, border.isOpen() ? target : aim, attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        Path place = RealPaths.ofEntry(all.toAbsolutePath(link));
        border.read(place, all.toAbsolutePath(link));
        return all.readSymbolicLink(place);
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
        return all.isSameFile(seen(one, options), seen(other, options), options);
    }

    /// Where a file lies whose kind and size are asked for. That is asked all the time to find out what there is, so what
    /// is refused is not noted.
    private Path seen(Path path, LinkOption... options) throws IOException {
        Path real = place(path, options);
        if (!border.mayRead(real) && !border.maySee(real, all.toAbsolutePath(path), current())) {
            throw new AccessDeniedException(path.toString());
        }
        return real;
    }

    private Path current() throws IOException {
        return RealPaths.of(all.toAbsolutePath(Path.of("")));
    }

    /// Where an entry lies that is to be changed.
    private Path entry(Path path) throws IOException {
        Path place = RealPaths.ofEntry(all.toAbsolutePath(path));
        border.change(place, all.toAbsolutePath(path));
        return place;
    }

    private Path newEntry(Path path) throws IOException {
        Path place = entry(path);
        if (!border.isOpen()) {
            written.addEntry();
        }
        return place;
    }

    private Path place(Path path, LinkOption... options) throws IOException {
        Path absolute = all.toAbsolutePath(path);
        if (border.isOpen()) {
            return absolute;
        }
        return List.of(options).contains(LinkOption.NOFOLLOW_LINKS)
            ? RealPaths.ofEntry(absolute)
            : RealPaths.of(absolute);
    }
}
