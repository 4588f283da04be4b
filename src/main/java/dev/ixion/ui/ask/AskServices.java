package dev.ixion.ui.ask;

import dev.ixion.ats.AttestationStore;
import dev.ixion.command.CommandParser;
import dev.ixion.exec.ExportFacts;
import dev.ixion.ui.thread.Background;

/// What asking needs of the program.
public record AskServices(AttestationStore attestations, CommandParser parser, ExportFacts export,
    Background background) {}
