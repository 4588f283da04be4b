package dev.ixion.script.graal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// The thread of one context: it makes the context, waits, and does one piece of work in it. Python takes the thread that
/// made a context for its main one, and only there it closes files that nobody holds any more and calls what a weak
/// reference promised; so the script has to run there.
final class ContextThread {
    /// Python's own calls nest deeply in Java's.
    private static final long STACK_BYTES = 4L << 20;

    private final String name;
    private final CompletableFuture<Runnable> work = new CompletableFuture<>();
    private final Thread thread;

    private ContextThread(ThreadGroup group, Function<ContextThread, PythonContext> maker,
        CompletableFuture<PythonContext> made) {
        name = group.getName();
        thread = Thread.ofPlatform().group(group).daemon().name(name + "-ready").stackSize(STACK_BYTES)
            .unstarted(() -> {
                made.completeAsync(() -> maker.apply(this), Runnable::run);
                if (!made.isCompletedExceptionally()) {
                    work.join().run();
                }
            });
    }

    /// Makes a context on a new thread, and waits for it.
    ///
    /// @param group of every thread in the context
    /// @throws RuntimeException what the maker threw
    static PythonContext make(ThreadGroup group, Function<ContextThread, PythonContext> maker) {
        CompletableFuture<PythonContext> made = new CompletableFuture<>();
        new ContextThread(group, maker, made).thread.start();
        try {
            return made.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        }
    }

    Thread thread() {
        return thread;
    }

    /// Has a script run; after that the thread ends. To be called once.
    void run(Runnable script) {
        thread.setName(name + "-run");
        work.complete(script);
    }

    /// Lets the thread end if it has nothing to do yet.
    ///
    /// @return whether it had nothing
    boolean end() {
        return work.complete(() -> {});
    }
}
