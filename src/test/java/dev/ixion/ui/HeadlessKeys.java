package dev.ixion.ui;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.PlatformFactory;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import java.lang.reflect.Field;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets keys be pressed in text areas on JavaFX's headless platform. RichTextFX asks for its shortcuts which key types a
/// character, and that platform (26.0.2) throws instead of answering. Found by JUnit as a service, so that it is in
/// place before the toolkit starts, whichever test comes first.
public final class HeadlessKeys implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
        Field factory = PlatformFactory.class.getDeclaredField("instance");
        factory.setAccessible(true);
        if ("Headless".equals(System.getProperty("glass.platform")) && factory.get(null) == null) {
            factory.set(null, new AnsweringFactory());
        }
    }

    private static final class AnsweringFactory extends HeadlessPlatformFactory {
        @Override
        public Application createApplication() {
            return new HeadlessApplication() {
                @Override
                protected int _getKeyCodeForChar(char character, int hint) {
                    return Character.toUpperCase(character);
                }
            };
        }
    }
}
