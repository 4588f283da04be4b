package dev.ixion.crash;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.StoreException;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Owner;
import dev.ixion.pulse.RanBy;
import dev.ixion.store.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A process that writes to a workspace in every way there is, from several threads, until it is killed or refused. It
/// tells its parent each change before it begins and when it is durable, a [Notice] a line.
final class WritingChild {
    private static final int MOST_FACTS = 2_500;
    private static final int PAUSE_MILLIS = 60;
    private static final int STARTS = 2;

    private final AttestationStore store;
    private final JobStore jobs;
    private final String name;

    private WritingChild(Workspace workspace, String name) {
        this.store = workspace.attestations();
        this.jobs = workspace.jobs();
        this.name = name;
    }

    /// Something that a thread does again and again.
    @FunctionalInterface
    private interface Deed {
        void perform(RandomGenerator random, int number);
    }

    public static void main(String[] arguments) throws InterruptedException {
        String name = arguments[1];
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]), InstantSource.system())) {
            workspace.jobs().interruptOrphans(Owner::isAlive, Instant.now());
            WritingChild child = new WritingChild(workspace, name);
            List<Thread> threads = List.of(child.start("run-a", child::run), child.start("run-b", child::run),
                child.start("single", child::single), child.start("recall", child::recall),
                child.start("bulk", child::bulk));
            tell(Notice.Kind.READY, "", STARTS);
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (StoreException refused) {
            tell(Notice.Kind.REFUSED, refused.problem().message(), 0);
        }
    }

    private Thread start(String what, Deed deed) {
        return Thread.ofPlatform().name(what).start(() -> {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create((name + what).hashCode());
            try {
                for (int i = 0; true; i++) {
                    deed.perform(random, i);
                    Thread.sleep(random.nextInt(PAUSE_MILLIS));
                }
            } catch (StoreException refused) {
                tell(Notice.Kind.REFUSED, refused.problem().message(), 0);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// A run that succeeds, fails, streams, or is only a preview.
    private void run(RandomGenerator random, int number) {
        int facts = 1 + random.nextInt(MOST_FACTS);
        int fate = random.nextInt(10);
        Execution execution = begin();
        String context = context("run", execution.id().value());
        Commit commit = fate < 7 ? Commit.AT_END : fate < 9 ? Commit.STREAM : Commit.NEVER;
        boolean succeeds = fate != 6;
        tell(switch (commit) {
            case AT_END -> succeeds ? Notice.Kind.IN_DOUBT : Notice.Kind.HIDDEN;
            case STREAM -> Notice.Kind.STREAMING;
            case NEVER -> Notice.Kind.HIDDEN;
        }, context, facts);
        FactWriter writer = store.open(execution.id(), "handler:crash:v1", commit);
        for (int i = 0; i < facts; i++) {
            writer.attest(claim(i, context));
        }
        if (succeeds) {
            writer.close();
            end(execution, ExecutionState.SUCCEEDED, facts);
        } else {
            writer.discard();
            end(execution, ExecutionState.FAILED, 0);
        }
        if (commit == Commit.NEVER) {
            store.dropPreview(execution.id());
        } else if (succeeds) {
            tell(Notice.Kind.SHOWN, context, facts);
        }
    }

    private void single(RandomGenerator random, int number) {
        String context = context("single", number);
        tell(Notice.Kind.IN_DOUBT, context, 1);
        store.attest(claim(number, context), "crash");
        tell(Notice.Kind.SHOWN, context, 1);
    }

    /// A version of a handler whose facts are shown, hidden and shown again.
    private void recall(RandomGenerator random, int number) {
        int facts = 1 + random.nextInt(MOST_FACTS / 10);
        String saved = context("code", number);
        tell(Notice.Kind.IN_DOUBT, saved, 1);
        Claim code = claim(number, saved);
        store.attest(code, "crash");
        tell(Notice.Kind.SHOWN, saved, 1);
        Execution execution = begin();
        String context = context("recalled", execution.id().value());
        tell(Notice.Kind.IN_DOUBT, context, facts);
        jobs.ranBy(execution.id(), new RanBy("crash", OptionalInt.of(1), Optional.of(code.id())));
        FactWriter writer = store.open(execution.id(), "handler:crash:v1", Commit.AT_END);
        for (int i = 0; i < facts; i++) {
            writer.attest(claim(i, context));
        }
        writer.close();
        end(execution, ExecutionState.SUCCEEDED, facts);
        tell(Notice.Kind.SHOWN, context, facts);
        String why = context("recall", number);
        tell(Notice.Kind.IN_DOUBT, context, facts);
        tell(Notice.Kind.IN_DOUBT, why, 1);
        store.recall(code.id(), claim(0, why).at(Instant.now()), "crash");
        tell(Notice.Kind.HIDDEN, context, facts);
        tell(Notice.Kind.SHOWN, why, 1);
        if (random.nextBoolean()) {
            String again = context("reinstate", number);
            tell(Notice.Kind.IN_DOUBT, context, facts);
            tell(Notice.Kind.IN_DOUBT, again, 1);
            store.reinstate(code.id(), claim(0, again).at(Instant.now()), "crash");
            tell(Notice.Kind.SHOWN, context, facts);
            tell(Notice.Kind.SHOWN, again, 1);
        }
    }

    private void bulk(RandomGenerator random, int number) {
        int facts = 1 + random.nextInt(MOST_FACTS);
        String context = context("bulk", number);
        boolean succeeds = random.nextInt(5) > 0;
        tell(succeeds ? Notice.Kind.IN_DOUBT : Notice.Kind.HIDDEN, context, facts);
        try (BulkWriter writer = store.openBulk("import:crash")) {
            for (int i = 0; i < facts; i++) {
                writer.add(claim(i, context), Optional.empty());
            }
            if (succeeds) {
                writer.publish();
                tell(Notice.Kind.SHOWN, context, facts);
            }
        }
    }

    private Execution begin() {
        Execution execution = jobs.addStarted("ix crash", "crash", Owner.self(), Instant.now());
        jobs.started(execution.id(), Instant.now());
        return execution;
    }

    private void end(Execution execution, ExecutionState state, int facts) {
        jobs.ended(execution.id(), Instant.now(), state,
            new Execution.Outcome(facts, 0, Optional.empty(), Optional.empty()));
    }

    private String context(String kind, long number) {
        return kind + "-" + number + "@" + name;
    }

    private static Claim claim(int number, String context) {
        return new Claim(List.of("subject-" + number % 500), List.of("is-" + number % 3),
            List.of(context), List.of("crash"),
            Attributes.ofCanonical("{\"number\":%d,\"text\":\"word%d and more\"}".formatted(number, number % 100)),
            Optional.empty());
    }

    /// In one piece, so that the parent never reads half of a line of a killed process as if it were whole.
    private static synchronized void tell(Notice.Kind kind, String context, int facts) {
        byte[] line = (new Notice(kind, context, facts).line().replace('\n', ' ') + "\n")
            .getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
