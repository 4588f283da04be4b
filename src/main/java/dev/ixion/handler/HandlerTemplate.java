package dev.ixion.handler;

import dev.ixion.command.TypeName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The code that a new handler starts from. It writes nothing until it is edited.
public final class HandlerTemplate {
    private HandlerTemplate() {}

    /// The template for a type.
    public static String of(TypeName type) {
        return read("template.py").replace("{type}", type.value());
    }

    private static String read(String name) {
        try (InputStream in = HandlerTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
