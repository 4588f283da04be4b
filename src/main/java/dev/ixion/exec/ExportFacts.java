package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Query;
import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Writes the answer to a query as a file, with one page of it in memory.
public final class ExportFacts {
    private final AttestationStore store;

    public ExportFacts(AttestationStore store) {
        this.store = store;
    }

    /// Writes a file that is there only once it is whole: it is written beside its place and then moved there.
    ///
    /// @param replace whether a file that exists may be replaced
    /// @param cancel ends it; then nothing is left
    /// @return how many facts were written
    /// @throws ProblemException if the file exists, or cannot be written
    /// @throws dev.ixion.run.RunCancelledException after a cancel
    public long toFile(Query.Facts query, FactFormat format, Path file, boolean replace, CancelSignal cancel) {
        if (!replace && Files.exists(file)) {
            throw new ProblemException(Problem.of(text("export.exists", file), Problem.detail("file", file)));
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path beside = Files.createTempFile(folder, "." + file.getFileName() + ".", ".part");
            try {
                long written;
                try (Writer out = Files.newBufferedWriter(beside)) {
                    written = toText(query, format, out, cancel);
                }
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
                return written;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (NoSuchFileException noFolder) {
            throw unwritable(file, text("export.no-folder", String.valueOf(file.toAbsolutePath().getParent())),
                noFolder);
        } catch (AccessDeniedException notOurs) {
            throw unwritable(file, text("export.not-allowed", String.valueOf(file.toAbsolutePath().getParent())),
                notOurs);
        } catch (IOException failed) {
            throw unwritable(file, text("export.unwritable", file, failed), failed);
        }
    }

    private static ProblemException unwritable(Path file, String message, IOException failed) {
        return new ProblemException(Problem.of(message, Problem.detail("file", file)), failed);
    }

    /// Appends the facts to a text.
    ///
    /// @return how many there were
    /// @throws dev.ixion.run.RunCancelledException after a cancel
    public long toText(Query.Facts query, FactFormat format, Appendable out, CancelSignal cancel) throws IOException {
        FactText text = FactText.of(format);
        FactReader pages = new FactReader(store, query);
        long written = 0;
        text.begin(out);
        for (List<Attestation> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            cancel.check();
            for (Attestation fact : page) {
                text.fact(fact, out);
            }
            written += page.size();
        }
        text.end(out);
        return written;
    }
}
