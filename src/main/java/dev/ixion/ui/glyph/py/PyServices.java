package dev.ixion.ui.glyph.py;

import dev.ixion.exec.GrantPermissions;
import dev.ixion.exec.LooseScripts;
import dev.ixion.exec.SaveHandler;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Pulse;
import dev.ixion.ui.recall.Recalling;
import dev.ixion.ui.thread.Background;

/// What a Python glyph needs of the program.
///
/// @param author who is at the desk
public record PyServices(SaveHandler saveHandler, LooseScripts looseScripts, HandlerRegistry handlers, Pulse pulse,
    JobStore jobs, Recalling recalling, GrantPermissions grants, Background background, String author) {}
