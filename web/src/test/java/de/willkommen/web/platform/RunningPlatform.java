package de.willkommen.web.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Starts the stand-in before the pages. Of two instances of queue-service one has ended. */
public class RunningPlatform implements QuarkusTestResourceLifecycleManager {

    private Platform platform;

    @Override
    public Map<String, String> start() {
        platform = new Platform(0);
        return Map.of(
                "willkommen.web.upstream.appointment", platform.address(),
                "willkommen.web.upstream.queue", nobody() + "," + platform.address(),
                "willkommen.web.upstream.notification", platform.address(),
                "willkommen.web.upstream.content", platform.address());
    }

    /** Where an instance was that has ended. */
    private static String nobody() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(platform, new TestInjector.MatchesType(Platform.class));
    }

    @Override
    public void stop() {
        platform.close();
    }
}
