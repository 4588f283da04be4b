package dev.ixion.ui;

import dev.ixion.ats.Problem;
import dev.ixion.canvas.AxGlyph;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Pulse;
import dev.ixion.ui.thread.Background;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Sees to it that nothing goes on unseen when its glyph is deleted: its run is cancelled, and its job waits, paused, in
/// the Pulse panel. When the deletion is undone, the job goes on.
final class GlyphJobs implements Consumer<Edit> {
    private final Set<GlyphId> gone = new HashSet<>();
    private final Set<GlyphId> paused = new HashSet<>();
    private final Pulse pulse;
    private final JobStore jobs;
    private final Background background;
    private final Consumer<Problem> failed;

    GlyphJobs(Pulse pulse, JobStore jobs, Background background, Consumer<Problem> failed) {
        this.pulse = pulse;
        this.jobs = jobs;
        this.background = background;
        this.failed = failed;
    }

    @Override
    public void accept(Edit edit) {
        switch (edit) {
            case Edit.Remove(NoteGlyph _),Edit.Add(NoteGlyph _),Edit.Remove(AxGlyph _),Edit.Add(AxGlyph _),Edit.Change _ ->
                {
                }
            case Edit.Remove(var glyph) -> end(glyph.id());
            case Edit.Add(var glyph) -> {
                gone.remove(glyph.id());
                if (paused.remove(glyph.id())) {
                    resume(glyph.id());
                }
            }
            case Edit.Several(List<Edit> edits) -> edits.forEach(this);
        }
    }

    private void end(GlyphId id) {
        gone.add(id);
        background.run(() -> {
            jobs.latest(id.value()).filter(run -> !run.state().isOver()).map(Execution::id).ifPresent(pulse::cancel);
            return jobs.repeating(id.value()).filter(job -> !job.paused()).map(this::pause).orElse(false);
        }, wasPaused -> {
            if (wasPaused && gone.contains(id)) {
                paused.add(id);
            } else if (wasPaused) {
                resume(id); // the deletion was undone meanwhile
            }
        }, failed);
    }

    private void resume(GlyphId id) {
        background.run(() -> jobs.repeating(id.value()).ifPresent(job -> pulse.resume(job.id())), failed);
    }

    private boolean pause(Job job) {
        pulse.pause(job.id());
        return true;
    }
}
