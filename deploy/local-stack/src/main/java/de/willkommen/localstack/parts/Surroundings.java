package de.willkommen.localstack.parts;

import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every application is told about the rest of the platform: the variables of {@code docs/configuration.md}.
 *
 * @param instances the ports of the instances of each application
 */
public record Surroundings(
        String publicUrl, String issuer, Duration clockOffset, Ports ports, Map<Module, List<Integer>> instances) {

    // Known to everybody who reads this file: the applications refuse them outside the profile demo.
    private static final String DEMO_SECRETS_KEY = "ZGVtby1rZXktZm9yLXRoZS1lbWJlZGRlZC1zdGFjay0wMQ==";
    private static final String DEMO_SESSION_KEY = "willkommen-demo-session-key-0001";

    Map<String, String> of(Module module, int port) {
        var variables = new HashMap<String, String>();
        variables.put("QUARKUS_PROFILE", "demo");
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(Endpoint.KAFKA));
        variables.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
        variables.put("QUARKUS_OIDC_TOKEN_ISSUER", issuer);
        variables.put("WILLKOMMEN_PUBLIC_URL", publicUrl);
        variables.put("WILLKOMMEN_CLOCK_OFFSET", clockOffset.toString());
        variables.put("WILLKOMMEN_SECRETS_KEY", DEMO_SECRETS_KEY);
        module.database().ifPresent(database -> {
            variables.put("QUARKUS_DATASOURCE_JDBC_URL", Databases.url(ports.of(Endpoint.POSTGRESQL), database));
            variables.put("QUARKUS_DATASOURCE_USERNAME", database);
            variables.put("QUARKUS_DATASOURCE_PASSWORD", database);
        });
        upstream(variables, "APPOINTMENT", Module.APPOINTMENT);
        upstream(variables, "QUEUE", Module.QUEUE);
        upstream(variables, "NOTIFICATION", Module.NOTIFICATION);
        upstream(variables, "CONTENT", Module.CONTENT);
        upstream(variables, "WEB", Module.WEB);
        if (module == Module.GATEWAY) {
            variables.put("WILLKOMMEN_GATEWAY_SESSION_KEY", DEMO_SESSION_KEY);
            variables.put("WILLKOMMEN_GATEWAY_CLIENT_SECRET", "willkommen-gateway");
        }
        if (module == Module.NOTIFICATION) {
            variables.put("QUARKUS_MAILER_HOST", "localhost");
            variables.put("QUARKUS_MAILER_PORT", Integer.toString(ports.of(Endpoint.SMTP)));
            variables.put("WILLKOMMEN_SMS_HOST", "localhost");
            variables.put("WILLKOMMEN_SMS_PORT", Integer.toString(ports.of(Endpoint.SMPP)));
            variables.put("WILLKOMMEN_SMS_SYSTEM_ID", "willkommen");
            variables.put("WILLKOMMEN_SMS_PASSWORD", "demo");
        }
        return variables;
    }

    private void upstream(Map<String, String> variables, String name, Module module) {
        var addresses = instances.getOrDefault(module, List.of(ports.of(module.endpoint()))).stream()
                .map(port -> "http://localhost:" + port)
                .collect(Collectors.joining(","));
        variables.put("WILLKOMMEN_UPSTREAM_" + name + "_URL", addresses);
    }
}
