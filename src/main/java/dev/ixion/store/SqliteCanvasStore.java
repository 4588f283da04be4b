package dev.ixion.store;

import dev.ixion.canvas.CanvasStore;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphJson;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.List;

/// The canvas in SQLite: one row a glyph.
final class SqliteCanvasStore implements CanvasStore {
    private final Database database;

    SqliteCanvasStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Glyph> load() {
        return database.read(sql -> sql.list(row -> GlyphJson.read(row.getString("content")),
            "SELECT content FROM glyph ORDER BY place, id"));
    }

    @Override
    public void save(Edit edit) {
        database.write(sql -> {
            save(sql, edit);
            return edit;
        });
    }

    private static void save(Sql sql, Edit edit) throws SQLException {
        switch (edit) {
            case Edit.Add(Glyph glyph) -> put(sql, glyph);
            case Edit.Change(_, Glyph after) -> put(sql, after);
            case Edit.Remove(Glyph glyph) -> sql.update("DELETE FROM glyph WHERE id = ?", glyph.id().value());
            case Edit.Several(List<Edit> edits) -> {
                for (Edit each : edits) {
                    save(sql, each);
                }
            }
        }
    }

    private static void put(Sql sql, Glyph glyph) throws SQLException {
        sql.update("""
            INSERT INTO glyph (id, place, content) VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM glyph), ?)
            ON CONFLICT (id) DO UPDATE SET content = excluded.content""", glyph.id().value(), GlyphJson.write(glyph));
    }
}
