package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Written;
import dev.ixion.command.Command;
import dev.ixion.command.CommandParser;
import dev.ixion.ui.facts.ClaimSentence;
import dev.ixion.ui.thread.Background;
import java.util.List;
import java.util.function.Consumer;

/// Commands that are typed into the palette: `as …` says something by hand, `ax …` asks.
final class PaletteCommands {
    private static final String SOURCE = "palette";

    private final AttestationStore store;
    private final CommandParser parser;
    private final Background background;
    private final Consumer<String> ask;
    private final Told told;

    /// Hears what came of a claim.
    interface Told {
        void stored(String words, Attestation fact);

        void failed(Problem problem);
    }

    /// @param ask shows what a query asks for
    PaletteCommands(AttestationStore store, CommandParser parser, Background background, Consumer<String> ask,
        Told told) {
        this.store = store;
        this.parser = parser;
        this.background = background;
        this.ask = ask;
        this.told = told;
    }

    /// What can be done with a typed line; nothing if it opens with neither word.
    List<PaletteEntry> offers(String typed) {
        String line = typed.strip();
        if (!line.startsWith("as ") && !line.startsWith("ax ") && !line.equals("ax")) {
            return List.of();
        }
        try {
            return switch (parser.parse(line)) {
                case Command.As(Claim claim) ->
                    List.of(PaletteEntry.of(text("palette.assert", words(claim)), () -> attest(claim)));
                case Command.Ax _ ->
                    List.of(PaletteEntry.of(text("palette.ask", line.substring(2).strip()),
                        () -> ask.accept(line.substring(2).strip())));
                case Command.Ix _,Command.Py _ -> List.of();
            };
        } catch (ProblemException incomplete) {
            return List.of(PaletteEntry.problem(incomplete.problem().message()));
        }
    }

    private void attest(Claim claim) {
        background.run(() -> store.attest(claim, SOURCE), this::tell, told::failed);
    }

    private void tell(Written written) {
        Attestation fact = written.attestation();
        told.stored(text(written.isNew() ? "palette.stored" : "palette.known", words(fact.claim())), fact);
    }

    private static String words(Claim claim) {
        String about = ClaimSentence.of(claim);
        return claim.actors().isEmpty() ? about : text("palette.by", about, String.join(", ", claim.actors()));
    }
}
