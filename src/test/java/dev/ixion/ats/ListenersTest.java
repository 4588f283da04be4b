package dev.ixion.ats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private final Listeners<String> listeners = new Listeners<>();
    private final List<String> heard = new ArrayList<>();

    @Test
    void areCalledInOrderUntilTheirSubscriptionIsClosed() {
        Subscription first = listeners.add(event -> heard.add("first " + event));
        listeners.add(event -> heard.add("second " + event));

        listeners.tell("a");
        first.close();
        first.close();
        listeners.tell("b");

        assertThat(heard).containsExactly("first a", "second a", "second b");
    }

    @Test
    void areAllCalledThoughOneFails() {
        listeners.add(event -> {
            throw new IllegalStateException("wanted by the test: " + event);
        });
        listeners.add(heard::add);

        listeners.tell("a");

        assertThat(heard).containsExactly("a");
    }
}
