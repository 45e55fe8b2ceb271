package de.willkommen.kit.testing;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real broker inside the test's own JVM. */
public class InJvmKafka implements QuarkusTestResourceLifecycleManager {

    private KafkaCluster cluster;

    @Override
    public Map<String, String> start() {
        cluster = KafkaClusterFactory.create(
                KafkaClusterConfig.builder().brokersNum(1).kraftMode(true).build());
        cluster.start();
        return Map.of("kafka.bootstrap.servers", cluster.getBootstrapServers());
    }

    @Override
    public void stop() {
        if (cluster != null) {
            try {
                cluster.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
