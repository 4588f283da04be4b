package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.handler.HandlerHeader;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.script.Allowance;
import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Works out what a script may use and reach. Methods wait for the disk.
public final class Allowances {
    private final ScriptRules rules;
    private final GrantPermissions grants;
    private final Function<String, Optional<String>> secrets;

    /// @param secrets gives the value of a secret
    public Allowances(ScriptRules rules, GrantPermissions grants, Function<String, Optional<String>> secrets) {
        this.rules = rules;
        this.grants = grants;
        this.secrets = secrets;
    }

    /// @param input what the command gives to it
    /// @throws PermissionNeededException if it asks for what nobody agreed to
    /// @throws ProblemException if its header is wrong or asks for too much, or a secret is not there
    Allowance of(HandlerVersion version, List<String> input) {
        return of(grants.asked(version), version.code(), input);
    }

    /// @throws PermissionNeededException if it asks for what nobody agreed to
    /// @throws ProblemException if its header is wrong or asks for too much, or a secret is not there
    Allowance of(Attestation script) {
        return of(grants.asked(script), script.attributes().string("code").orElse(""), List.of());
    }

    private Allowance of(AskedPermissions asked, String code, List<String> input) {
        if (!asked.missing().isEmpty()) {
            throw new PermissionNeededException(asked);
        }
        Map<String, String> values = new HashMap<>();
        for (Permission secret : asked.granted().of(Kind.SECRET)) {
            values.put(secret.target(), secrets.apply(secret.target()).orElseThrow(() -> new ProblemException(
                Problem.of(text("exec.no-secret", asked.label(), secret.target()),
                    Problem.detail(Problem.NEEDS_SECRET, secret.target())))));
        }
        return new Allowance(InputPermissions.of(asked.granted(), input), rules.limits(HandlerHeader.parse(code)),
            values);
    }
}
