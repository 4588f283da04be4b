package dev.ixion.ui.editor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.concurrent.Task;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.Paragraph;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.reactfx.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an area's colours up to date with its text. A text of ordinary size is coloured within the same pulse, so that
/// nothing flickers; a big one is read on another thread once typing pauses. Only the lines that look different
/// afterwards are touched.
final class Highlighting {
    private static final Logger LOG = LoggerFactory.getLogger(Highlighting.class);
    private static final int LONGEST_AT_ONCE = 20_000;
    private static final Duration PAUSE = java.time.Duration.ofMillis(60);

    private final CodeArea area;
    private final Executor background;
    private long edits;

    Highlighting(CodeArea area, Executor background) {
        this.area = area;
        this.background = background;
    }

    Subscription start() {
        return Subscription.multi(area.multiPlainChanges().subscribe(_ -> edited()),
            area.multiPlainChanges().filter(_ -> isBig()).successionEnds(PAUSE).subscribe(_ -> colourElsewhere()));
    }

    private boolean isBig() {
        return area.getLength() > LONGEST_AT_ONCE;
    }

    private void edited() {
        edits++;
        if (!isBig()) {
            apply(styles(area.getText()));
        }
    }

    private void colourElsewhere() {
        long asked = edits;
        String text = area.getText();
        Task<List<StyleSpans<Collection<String>>>> reading = new Task<>() {
            @Override
            protected List<StyleSpans<Collection<String>>> call() {
                return styles(text);
            }
        };
        reading.setOnSucceeded(_ -> {
            if (asked == edits) {
                apply(reading.getValue());
            }
        });
        reading.setOnFailed(_ -> LOG.warn("Could not colour a text of {} characters", text.length(),
            reading.getException()));
        background.execute(reading);
    }

    private static List<StyleSpans<Collection<String>>> styles(String text) {
        String[] lines = text.split("\n", -1);
        List<List<Token>> tokens = PythonLexer.lines(text);
        return IntStream.range(0, lines.length)
            .mapToObj(i -> styles(tokens.get(i), lines[i].length())).toList();
    }

    private static StyleSpans<Collection<String>> styles(List<Token> tokens, int length) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (Token token : tokens) {
            if (token.start() > at) {
                spans.add(List.of(), token.start() - at);
            }
            spans.add(List.of(token.kind().styleClass()), token.end() - token.start());
            at = token.end();
        }
        if (at < length || at == 0) {
            spans.add(List.of(), length - at);
        }
        return spans.create();
    }

    private void apply(List<StyleSpans<Collection<String>>> wanted) {
        List<Paragraph<Collection<String>, String, Collection<String>>> lines = area.getParagraphs();
        if (lines.size() != wanted.size()) {
            return;
        }
        int first = 0;
        while (first < lines.size() && looksLike(lines.get(first), wanted.get(first))) {
            first++;
        }
        if (first == lines.size()) {
            return;
        }
        int last = lines.size() - 1;
        while (looksLike(lines.get(last), wanted.get(last))) {
            last--;
        }
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        for (int i = first; i <= last; i++) {
            spans.addAll(wanted.get(i));
            if (i < last) {
                spans.add(List.of(), 1);
            }
        }
        area.setStyleSpans(area.getAbsolutePosition(first, 0), spans.create());
    }

    /// An empty line shows no colour, whichever it has.
    private static boolean looksLike(Paragraph<Collection<String>, String, Collection<String>> line,
        StyleSpans<Collection<String>> wanted) {
        return line.length() == 0 || line.getStyleSpans().equals(wanted);
    }
}
