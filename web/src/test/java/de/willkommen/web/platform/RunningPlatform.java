package de.willkommen.web.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts the stand-in before the pages. */
public class RunningPlatform implements QuarkusTestResourceLifecycleManager {

    private Platform platform;

    @Override
    public Map<String, String> start() {
        platform = new Platform(0);
        return Map.of(
                "willkommen.web.upstream.appointment", platform.address(),
                "willkommen.web.upstream.queue", platform.address(),
                "willkommen.web.upstream.notification", platform.address(),
                "willkommen.web.upstream.content", platform.address());
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
