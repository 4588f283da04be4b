/// The code editor: Python colours, line numbers, marks.
@NullMarked
package dev.ixion.ui.editor;

import org.jspecify.annotations.NullMarked;
