package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// Some code may not run before the user agrees to what it asks for. The detail `needs_grant` is the attestation that the
/// code is, the details `permission` are what it lacks.
public final class PermissionNeededException extends ProblemException {
    private static final long serialVersionUID = 1;

    public PermissionNeededException(AskedPermissions asked) {
        super(new Problem(text("exec.permission-needed", asked.label(), asked.author(), asked.missing()),
            details(asked), ""));
    }

    private static List<String> details(AskedPermissions asked) {
        List<String> details = new ArrayList<>();
        details.add(Problem.detail(Problem.NEEDS_GRANT, asked.code()));
        asked.missing().written().forEach(missing -> details.add(Problem.detail(Problem.PERMISSION, missing)));
        return details;
    }
}
