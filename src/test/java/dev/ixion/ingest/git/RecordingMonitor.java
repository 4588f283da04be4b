package dev.ixion.ingest.git;

import dev.ixion.run.CancelSignal;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunMonitor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Keeps what a run says.
final class RecordingMonitor implements RunMonitor {
    final List<String> output = new CopyOnWriteArrayList<>();
    final List<String> progress = new CopyOnWriteArrayList<>();
    private final CancelSignal cancel = new CancelSignal();
    private final Consumer<String> onProgress;

    RecordingMonitor() {
        this(_ -> {});
    }

    RecordingMonitor(Consumer<String> onProgress) {
        this.onProgress = onProgress;
    }

    @Override
    public void output(OutputLine line) {
        output.add(line.text());
    }

    @Override
    public void progress(String text) {
        progress.add(text);
        onProgress.accept(text);
    }

    @Override
    public CancelSignal cancel() {
        return cancel;
    }
}
