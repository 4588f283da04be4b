package dev.ixion.handler;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;

/// No handler exists for a type; the detail `script_type` names it.
public final class NoHandlerException extends ProblemException {
    private static final long serialVersionUID = 1;

    public NoHandlerException(String type) {
        super(Problem.of(text("handler.none", type), Problem.detail(Problem.SCRIPT_TYPE, type)));
    }
}
