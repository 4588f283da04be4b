package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.graalvm.polyglot.io.ProcessHandler;

/// The processes that one run started. They and theirs end with the run; a context with a living one cannot be closed.
final class ChildProcesses implements ProcessHandler {
    private static final int ROUNDS = 5;
    private static final long MILLIS_TO_DIE = 500;

    private final List<Process> started = new ArrayList<>();
    private boolean closed;

    @Override
    public synchronized Process start(ProcessCommand command) throws IOException {
        if (closed) {
            throw new IOException(text("python.no-more-processes"));
        }
        ProcessBuilder builder = new ProcessBuilder(command.getCommand())
            .redirectErrorStream(command.isRedirectErrorStream()).redirectInput(redirect(command.getInputRedirect()))
            .redirectOutput(redirect(command.getOutputRedirect())).redirectError(redirect(command.getErrorRedirect()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.getEnvironment());
        String folder = command.getDirectory();
        if (folder != null) {
            builder.directory(new File(folder));
        }
        started.removeIf(process -> !process.isAlive() && process.descendants().findAny().isEmpty());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /// Ends every process of the run and lets it start no other.
    ///
    /// @return false if one of them is still there
    synchronized boolean kill() {
        closed = true;
        boolean gone = true;
        for (Process process : started) {
            gone &= killTree(process);
        }
        return gone;
    }

    private static boolean killTree(Process root) {
        List<ProcessHandle> tree = tree(root);
        for (int round = 0; round < ROUNDS && tree.stream().anyMatch(ProcessHandle::isAlive); round++) {
            // Parents first, so that they cannot start another; what they did start meanwhile falls in the next round
            tree.forEach(ProcessHandle::destroyForcibly);
            List<ProcessHandle> later = tree.stream().flatMap(ProcessHandle::descendants).toList();
            tree = Stream.concat(tree.stream(), later.stream()).distinct().toList();
            awaitEnd(root);
        }
        return tree.stream().noneMatch(ProcessHandle::isAlive);
    }

    private static List<ProcessHandle> tree(Process root) {
        return Stream.concat(Stream.of(root.toHandle()), root.descendants()).toList();
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(MILLIS_TO_DIE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessBuilder.Redirect redirect(Redirect redirect) {
        return redirect.equals(Redirect.INHERIT) ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE;
    }
}
