package dev.ixion.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Columns of text, each as wide as its widest cell needs, up to a limit.
final class Table {
    private static final int WIDEST = 60;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        rows.add(List.of(titles));
    }

    void add(String... cells) {
        rows.add(List.of(cells).stream().map(cell -> shorten(cell.lines().findFirst().orElse(""))).toList());
    }

    /// A moment as a person reads it: local time, whole seconds.
    static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }

    private static String shorten(String cell) {
        return cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…";
    }

    List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell).repeat(" ", widths[i] - cell.codePointCount(0, cell.length()) + 2);
        }
        return line.toString().stripTrailing();
    }
}
