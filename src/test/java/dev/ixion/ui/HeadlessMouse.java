package dev.ixion.ui;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// A mouse for tests on JavaFX's headless platform, whose own robot cannot drag: it forgets the pressed button. This one
/// tells the window's view what a real mouse would, so picking, press gestures, drag detection and clicks all happen.
///
/// All methods are called on the FX thread; points are scene coordinates.
public final class HeadlessMouse {
    private static final int STEPS = 8;

    private final Stage stage;
    private int keys;

    public HeadlessMouse(Stage stage) {
        this.stage = stage;
    }

    /// The middle of a node.
    public static Point2D middle(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// The same mouse while Shift is held.
    public HeadlessMouse withShift() {
        return with(KeyEvent.MODIFIER_SHIFT);
    }

    /// The same mouse while Ctrl is held.
    public HeadlessMouse withControl() {
        return with(KeyEvent.MODIFIER_CONTROL);
    }

    /// The same mouse while Alt is held.
    public HeadlessMouse withAlt() {
        return with(KeyEvent.MODIFIER_ALT);
    }

    public void move(Point2D to) {
        mouse(MouseEvent.MOVE, MouseEvent.BUTTON_NONE, to, 0);
    }

    public void press(Point2D at) {
        move(at);
        mouse(MouseEvent.DOWN, MouseEvent.BUTTON_LEFT, at, KeyEvent.MODIFIER_BUTTON_PRIMARY);
    }

    public void dragTo(Point2D to) {
        mouse(MouseEvent.DRAG, MouseEvent.BUTTON_LEFT, to, KeyEvent.MODIFIER_BUTTON_PRIMARY);
    }

    public void release(Point2D at) {
        mouse(MouseEvent.UP, MouseEvent.BUTTON_LEFT, at, KeyEvent.MODIFIER_BUTTON_PRIMARY);
    }

    public void click(Point2D at) {
        press(at);
        release(at);
    }

    public void doubleClick(Point2D at) {
        click(at);
        click(at);
    }

    /// Presses, drags in several steps and releases.
    public void drag(Point2D from, Point2D to) {
        press(from);
        for (int step = 1; step <= STEPS; step++) {
            dragTo(from.interpolate(to, (double) step / STEPS));
        }
        release(to);
    }

    /// Turns the wheel; 1 is one notch up.
    public void wheel(Point2D at, double notches) {
        scroll(at, 0, notches);
    }

    /// Scrolls with two fingers, in the units of wheel notches.
    public void scroll(Point2D at, double across, double down) {
        Point2D place = inView(at);
        call("notifyScroll",
            new Class<?>[]{int.class, int.class, int.class, int.class, double.class, double.class, int.class,
                    int.class, int.class, int.class, int.class, double.class, double.class},
            (int) place.getX(), (int) place.getY(), (int) (place.getX() + stage.getX()),
            (int) (place.getY() + stage.getY()), across, down, keys, 0, 0, 0, 0, 40.0, 40.0);
    }

    private HeadlessMouse with(int key) {
        HeadlessMouse mouse = new HeadlessMouse(stage);
        mouse.keys = keys | key;
        return mouse;
    }

    private void mouse(int type, int button, Point2D at, int modifiers) {
        Point2D place = inView(at);
        call("notifyMouse",
            new Class<?>[]{int.class, int.class, int.class, int.class, int.class, int.class, int.class, boolean.class,
                    boolean.class},
            type, button, (int) place.getX(), (int) place.getY(), (int) (place.getX() + stage.getX()),
            (int) (place.getY() + stage.getY()), modifiers | keys, false, false);
    }

    private Point2D inView(Point2D at) {
        Scene scene = stage.getScene();
        return at.add(scene.getX(), scene.getY());
    }

    private View view() {
        for (Window window : Window.getWindowsClone()) {
            if (window.getX() == (int) stage.getX() && window.getY() == (int) stage.getY()
                && window.getView() != null) {
                return window.getView();
            }
        }
        throw new IllegalStateException("no window lies where the stage lies");
    }

    private void call(String name, Class<?>[] types, Object... arguments) {
        try {
            Method method = View.class.getDeclaredMethod(name, types);
            method.setAccessible(true);
            method.invoke(view(), arguments);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException("JavaFX's View is not as this test class knows it", failed);
        }
    }
}
