package dev.ixion.ui.glyph.ix;

import dev.ixion.ats.AttestationStore;
import dev.ixion.command.CommandParser;
import dev.ixion.exec.GrantPermissions;
import dev.ixion.handler.Router;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Pulse;
import dev.ixion.ui.thread.Background;

/// What an IX glyph needs of the program.
public record IxServices(CommandParser parser, Router router, Pulse pulse, JobStore jobs, AttestationStore attestations,
    GrantPermissions grants, Background background) {}
