package dev.ixion.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Columns of text, each as wide as its widest cell needs, up to a limit.
final class Table {
    private static final int WIDEST = 60;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    Table(String... titles) {
        rows.add(List.of(titles));
        widths = new int[titles.length];
    }

    void add(String... cells) {
        rows.add(List.of(cells).stream().map(cell -> CellText.shorten(CellText.line(cell), WIDEST)).toList());
    }

    /// A moment as a person reads it: local time, whole seconds.
    static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }

    /// A length of time as a person reads it, for example `0.4`.
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    /// The lines of the rows that were added since the last call. The first call settles how wide the columns are, so
    /// that a long table can be printed piece by piece.
    List<String> takeLines() {
        if (Arrays.stream(widths).allMatch(width -> width == 0)) {
            for (List<String> row : rows) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], CellText.width(row.get(i)));
                }
            }
        }
        List<String> lines = rows.stream().map(this::line).toList();
        rows.clear();
        return lines;
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell).repeat(" ", Math.max(0, widths[i] - CellText.width(cell)) + 2);
        }
        return line.toString().stripTrailing();
    }
}
