package dev.ixion.script;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One script to run, and what it is given.
///
/// @param name what it is: the handler's type, or `script`. Its file is called `<name>.py`, and it is `sys.argv[0]`
/// @param code Python source text
/// @param input `sys.argv[1:]`
/// @param actor who attests where the script names nobody, for example `handler:webhook`
/// @param upstream the attestation that triggered the run, as the script's `upstream`
/// @param allowance what it may use and reach
public record Script(String name, String code, List<String> input, String actor, Optional<JsonNode> upstream,
    Allowance allowance) {

    public Script {
        input = List.copyOf(input);
    }

    public String fileName() {
        return name + ".py";
    }
}
