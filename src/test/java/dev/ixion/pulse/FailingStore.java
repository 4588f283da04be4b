package dev.ixion.pulse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A store of which one method fails for a while.
final class FailingStore {
    private final JobStore real;
    private final RuntimeException failure;
    private volatile String failing = "";
    private volatile boolean once;

    FailingStore(JobStore real, RuntimeException failure) {
        this.real = real;
        this.failure = failure;
    }

    void fails(String method) {
        failing = method;
    }

    void failsOnce(String method) {
        failing = method;
        once = true;
    }

    void works() {
        failing = "";
    }

    JobStore port() {
        return (JobStore) Proxy.newProxyInstance(JobStore.class.getClassLoader(), new Class<?>[]{JobStore.class},
            (_, method, arguments) -> {
                if (method.getName().equals(failing)) {
                    failing = once ? "" : failing;
                    throw failure;
                }
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            });
    }
}
