package dev.ixion.handler;

import dev.ixion.command.TypeName;
import dev.ixion.text.Resources;

/// The code that a new handler starts from. It writes nothing until it is edited.
public final class HandlerTemplate {
    private HandlerTemplate() {}

    /// The template for a type.
    public static String of(TypeName type) {
        return Resources.read(HandlerTemplate.class, "template.py").replace("{type}", type.value());
    }
}
