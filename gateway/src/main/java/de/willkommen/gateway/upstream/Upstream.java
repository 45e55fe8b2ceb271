package de.willkommen.gateway.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of one upstream, asked in turn. */
final class Upstream {

    private final List<Instance> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(List<Instance> instances) {
        this.instances = List.copyOf(instances);
    }

    /** Every instance once: whose turn it is first, those that rest last, so that one that came back is found. */
    List<Instance> inOrder() {
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        var awake = new ArrayList<Instance>(instances.size());
        var resting = new ArrayList<Instance>();
        for (int i = 0; i < instances.size(); i++) {
            var instance = instances.get((first + i) % instances.size());
            (instance.isResting() ? resting : awake).add(instance);
        }
        awake.addAll(resting);
        return awake;
    }
}
