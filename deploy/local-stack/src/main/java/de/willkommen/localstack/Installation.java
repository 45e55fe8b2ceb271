package de.willkommen.localstack;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the parts that were built or unpacked lie. */
public record Installation(Path root, Path target) {

    /** The place this program itself runs from: {@code deploy/local-stack/target} of a repository. */
    static Installation here() {
        try {
            var code = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var root = code.resolve("../../../..").toAbsolutePath().normalize();
            return new Installation(root, root.resolve("deploy/local-stack/target"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The Java of this process, used for every child. */
    public Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The class path of children that come from this module: that of this process. */
    public String classPath() {
        return System.getProperty("java.class.path");
    }

    public Path keycloakRealm() {
        return root.resolve("deploy/keycloak/willkommen-realm.json");
    }

    /** Where the build leaves a packaged application. */
    public Path application(String module) {
        return root.resolve(module).resolve("target/quarkus-app");
    }
}
