package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.command.TypeName;
import dev.ixion.exec.AskedPermissions.Before;
import dev.ixion.handler.Desk;
import dev.ixion.handler.Grants;
import dev.ixion.handler.HandlerHeader;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.script.Permissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Finds what a script asks for and was granted, and notes what the user agrees to. Methods wait for the disk.
public final class GrantPermissions {
    private final HandlerRegistry registry;
    private final AttestationStore store;
    private final Desk desk;
    private final Permissions own;
    private final String user;
    private final InstantSource clock;

    /// @param desk tells what was saved and agreed to here
    /// @param own what scripts that the user wrote at this desk get without a question, as far as they ask for it
    /// @param user who is at this desk
    public GrantPermissions(HandlerRegistry registry, AttestationStore store, Desk desk, Permissions own, String user,
        InstantSource clock) {
        this.registry = registry;
        this.store = store;
        this.desk = desk;
        this.own = own;
        this.user = user;
        this.clock = clock;
    }

    /// What a handler's version asks for.
    ///
    /// @throws ProblemException if its header is wrong
    public AskedPermissions asked(HandlerVersion version) {
        Permissions asked = Permissions.parse(HandlerHeader.parse(version.code()).permissions());
        Optional<Permissions> agreed = agreed(version.id());
        Permissions granted = granted(version.id(), version.createdBy(), asked, agreed);
        boolean isAsked = agreed.isEmpty() && !asked.without(granted).isEmpty();
        return new AskedPermissions(version.id(), version.label(), version.type().value(), version.createdBy(), asked,
            granted, isAsked ? before(version) : Optional.empty());
    }

    /// What a script asks for that is nobody's handler.
    ///
    /// @throws ProblemException if its header is wrong
    public AskedPermissions asked(Attestation script) {
        String code = script.attributes().string("code").orElse("");
        String author = script.attributes().string("created_by").orElse("");
        Permissions asked = Permissions.parse(HandlerHeader.parse(code).permissions());
        return new AskedPermissions(script.id(), LooseScripts.NAME, LooseScripts.NAME, author, asked,
            granted(script.id(), author, asked, agreed(script.id())), Optional.empty());
    }

    /// What the code with this id asks for, be it a handler's or not.
    ///
    /// @throws ProblemException if there is no such code
    public AskedPermissions asked(Asid code) {
        Attestation script = store.get(code)
            .orElseThrow(() -> new ProblemException(Problem.of(text("exec.no-script", code))));
        return script.contexts().stream().filter(TypeName::isValid).map(TypeName::new)
            .flatMap(type -> registry.history(type).stream()).filter(version -> version.id().equals(code)).findFirst()
            .map(this::asked).orElseGet(() -> asked(script));
    }

    /// Notes that the user agrees to all that some code asks for.
    ///
    /// @param source where that was said, for example `command line`
    public void grant(AskedPermissions asked, String source) {
        note(Grants.grant(asked.code(), asked.type(), asked.asked().and(asked.granted()).written(), user,
            after(asked.code())), source);
    }

    /// Takes back what was granted to some code; it will ask again.
    ///
    /// @param source where that was said, for example `command line`
    public void revoke(AskedPermissions asked, String source) {
        note(Grants.revoke(asked.code(), asked.type(), user, after(asked.code())), source);
    }

    private Instant after(Asid code) {
        return Grants.after(store, desk, code, clock.instant());
    }

    private void note(Claim said, String source) {
        desk.note(store.attest(said, source).attestation().id());
    }

    /// Nothing is granted that was not asked for. What the user takes back from own code stays taken back.
    private Permissions granted(Asid code, String author, Permissions asked, Optional<Permissions> agreed) {
        boolean isOwn = author.equals(user) && desk.said(code);
        return asked.within(agreed.orElse(Permissions.NONE).and(isOwn && agreed.filter(Permissions::isEmpty).isEmpty()
            ? own
            : Permissions.NONE));
    }

    private Optional<Permissions> agreed(Asid code) {
        return Grants.of(store, desk, code).map(Permissions::parse);
    }

    private Optional<Before> before(HandlerVersion version) {
        return registry.history(version.type()).reversed().stream()
            .filter(earlier -> earlier.number() < version.number())
            .flatMap(earlier -> agreed(earlier.id()).map(granted -> new Before(earlier.label(), granted)).stream())
            .findFirst();
    }
}
