package dev.ixion.canvas;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Glyphs as JSON, for the store and for the clipboard:
///
/// ```json
/// {"kind":"ix","id":"…","x":0,"y":0,"width":360,"height":160,"command":"ix git ."}
/// {"kind":"py","id":"…","x":0,"y":0,"width":480,"height":320,"code":"…","handler_type":"webhook","based_on":"AS…"}
/// {"kind":"ax","id":"…","x":0,"y":0,"width":560,"height":360,"query":"is is_commit since yesterday"}
/// {"kind":"note","id":"…","x":0,"y":0,"width":240,"height":120,"text":"…"}
/// ```
/// What cannot be read is refused with a [ProblemException]; a glyph is never left out.
public final class GlyphJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private GlyphJson() {}

    public static String write(Glyph glyph) {
        return tree(glyph).toString();
    }

    /// An array of glyphs.
    public static String writeAll(List<? extends Glyph> glyphs) {
        ArrayNode array = MAPPER.createArrayNode();
        glyphs.forEach(glyph -> array.add(tree(glyph)));
        return array.toString();
    }

    /// @throws ProblemException if the text is no glyph that this version knows
    public static Glyph read(String json) {
        return glyph(parse(json));
    }

    /// @throws ProblemException if the text is no array of glyphs that this version knows
    public static List<Glyph> readAll(String json) {
        JsonNode array = parse(json);
        if (!array.isArray()) {
            throw new ProblemException(Problem.of(text("canvas.json.not-json")));
        }
        return array.valueStream().map(GlyphJson::glyph).toList();
    }

    private static ObjectNode tree(Glyph glyph) {
        return switch (glyph) {
            case IxGlyph ix -> frame("ix", glyph).put("command", ix.command());
            case PyGlyph py -> {
                ObjectNode node = frame("py", glyph).put("code", py.code());
                py.handlerType().ifPresent(type -> node.put("handler_type", type));
                py.basedOn().ifPresent(version -> node.put("based_on", version.value()));
                yield node;
            }
            case AxGlyph ax -> frame("ax", glyph).put("query", ax.query());
            case NoteGlyph note -> frame("note", glyph).put("text", note.text());
        };
    }

    private static ObjectNode frame(String kind, Glyph glyph) {
        Placement place = glyph.placement();
        return MAPPER.createObjectNode().put("kind", kind).put("id", glyph.id().value()).put("x", place.x())
            .put("y", place.y()).put("width", place.width()).put("height", place.height());
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException broken) {
            throw new ProblemException(Problem.of(text("canvas.json.not-json")), broken);
        }
    }

    private static Glyph glyph(JsonNode node) {
        String kind = string(node, "kind");
        return switch (kind) {
            case "ix" -> new IxGlyph(id(node), placement(node), string(node, "command"));
            case "py" -> new PyGlyph(id(node), placement(node), string(node, "code"),
                optional(node, "handler_type"), optional(node, "based_on").map(version -> asid(version)));
            case "ax" -> new AxGlyph(id(node), placement(node), string(node, "query"));
            case "note" -> new NoteGlyph(id(node), placement(node), string(node, "text"));
            default -> throw new ProblemException(
                Problem.of(text("canvas.json.unknown-kind", kind), Problem.detail("kind", kind)));
        };
    }

    private static GlyphId id(JsonNode node) {
        String id = string(node, "id");
        if (id.isBlank()) {
            throw wrong("id");
        }
        return new GlyphId(id);
    }

    private static Asid asid(String value) {
        if (!Asid.isAsid(value)) {
            throw wrong("based_on");
        }
        return new Asid(value);
    }

    private static Placement placement(JsonNode node) {
        double width = number(node, "width");
        double height = number(node, "height");
        if (width < 0 || height < 0) {
            throw wrong(width < 0 ? "width" : "height");
        }
        return new Placement(number(node, "x"), number(node, "y"), width, height);
    }

    private static double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(field);
        }
        return value.doubleValue();
    }

    private static String string(JsonNode node, String field) {
        return optional(node, field).orElseThrow(() -> wrong(field));
    }

    private static Optional<String> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong(field);
        }
        return Optional.of(value.stringValue());
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(Problem.of(text("canvas.json.wrong-field", field), Problem.detail("field", field)));
    }
}
