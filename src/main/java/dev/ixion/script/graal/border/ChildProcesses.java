package dev.ixion.script.graal.border;

import static dev.ixion.text.Messages.text;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.io.ProcessHandler;

/// The processes that one run started. They and theirs end with the run; a context with a living one cannot be closed.
/// What they print without being asked to print it elsewhere is output of the run.
public final class ChildProcesses implements ProcessHandler {
    /// Of the pipes to the three streams of a process.
    private static final int PIPE_ENDS = 6;

    private final OutputStream out;
    private final OutputStream err;
    /// Those that are not over; how many there were in all.
    private final List<ChildProcess> children = new ArrayList<>();
    private int started;
    private final ProgramBorder border;
    private final RunMark mark = new RunMark();
    /// Processor time of those that were seen alive, by their numbers.
    private final Map<Long, Duration> cpu = new HashMap<>();
    private int most;
    private final OpenFiles open;
    private volatile boolean closed;

    /// @param open what the run has open
    public ChildProcesses(Border border, OpenFiles open, OutputStream out, OutputStream err) {
        this.border = new ProgramBorder(border);
        this.open = open;
        this.out = out;
        this.err = err;
    }

    /// Sets how many may be there at the same time, with those that they start.
    public synchronized void limit(int processes) {
        most = processes;
    }

    @Override
    public synchronized Process start(ProcessCommand command) throws IOException {
        if (closed) {
            throw new IOException(text("python.no-more-processes"));
        }
        List<String> words = border.command(command.getCommand(), command.getDirectory());
        if (!border.isOpen() && living().size() >= most) {
            throw border.tooMany(most);
        }
        // The interpreter makes pipes to it after it was started
        open.makeRoom(PIPE_ENDS);
        boolean inheritsOutput = inherits(command.getOutputRedirect());
        // Python asks for one stream also where it leaves both of them alone
        boolean inheritsErrors = inherits(command.getErrorRedirect())
            || (inheritsOutput && command.isRedirectErrorStream());
        ProcessBuilder builder = new ProcessBuilder(words)
            .redirectErrorStream(command.isRedirectErrorStream() && !inheritsErrors);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(border.environment(command.getEnvironment()));
        String folder = command.getDirectory();
        if (folder != null) {
            builder.directory(new File(folder));
        }
        mark.putInto(environment);
        ChildProcess process = new ChildProcess(builder.start());
        children.add(process);
        started++;
        if (inherits(command.getInputRedirect())) {
            process.getOutputStream().close();
        }
        if (inheritsOutput) {
            process.copyOutput(out);
        }
        if (inheritsErrors) {
            process.copyErrors(err);
        }
        return process;
    }

    /// How many were started.
    public synchronized int started() {
        return started;
    }

    /// Looks at those that are there; an ended one is no longer seen.
    ///
    /// @return whether they are more than there may be
    public boolean look() {
        // Whoever ends them holds the lock for as long as that takes
        return !closed && lookAtAll();
    }

    private synchronized boolean lookAtAll() {
        if (started == 0) {
            return false;
        }
        Set<ProcessHandle> living = living();
        living.forEach(process -> process.info().totalCpuDuration()
            .ifPresent(used -> cpu.merge(process.pid(), used, (a, b) -> a.compareTo(b) < 0 ? b : a)));
        return living.size() > most;
    }

    /// Processor time of what was seen by [#look].
    public synchronized Duration cpu() {
        return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /// Ends every process of the run and lets it start no other.
    public synchronized void kill() {
        closed = true;
        Set<ProcessHandle> killed = new HashSet<>();
        // A process may start another while it is being killed: that one falls in the next round
        while (started > 0 && killed.addAll(living())) {
            killed.forEach(ProcessHandle::destroyForcibly);
        }
        children.forEach(ChildProcess::awaitEnd);
    }

    private Set<ProcessHandle> living() {
        children.removeIf(ChildProcess::isOver);
        // All processes of the machine are gone through for the descendants of one. An ended one has none any more, and its
        // number may be that of a stranger by now.
        Stream<ProcessHandle> known = children.stream().map(Process::toHandle).filter(ProcessHandle::isAlive)
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        return Stream.concat(known, mark.bearers()).filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }

    private static boolean inherits(Redirect redirect) {
        return redirect.equals(Redirect.INHERIT);
    }
}
