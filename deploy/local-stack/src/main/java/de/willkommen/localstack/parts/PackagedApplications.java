package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packaged applications as they were when the stack started.
 *
 * <p>A build replaces the packages in their modules while the stack runs, and a running Java program loads classes
 * late. Hard links keep the old files for as long as they are needed, at no cost.
 */
public final class PackagedApplications {

    private static final String START_FILE = "quarkus-run.jar";

    private final Installation installation;
    private final Path folder;
    private final Map<Module, Path> linked = new ConcurrentHashMap<>();

    /** @param folder of this stack alone; what is in it from an earlier start is deleted */
    public PackagedApplications(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new StackFailure("The folder " + folder + " cannot be emptied (" + e.getMessage() + ").", e);
        }
    }

    /** The names of those that no build has left yet. */
    public static List<String> missing(Installation installation, Collection<Module> wanted) {
        return wanted.stream()
                .map(Module::folder)
                .filter(folder -> !Files.exists(installation.application(folder).resolve(START_FILE)))
                .toList();
    }

    /** The file to start an application by, the same for all its instances. */
    Path startFile(Module module) {
        return linked.computeIfAbsent(module, this::link).resolve(START_FILE);
    }

    /** Where the applications may leave temporary files; gone at the next start, which {@code /tmp} does not promise. */
    Path temporaryFiles() {
        try {
            return Files.createDirectories(folder.resolve("tmp"));
        } catch (IOException e) {
            throw new StackFailure("The folder " + folder + " cannot be written (" + e.getMessage() + ").", e);
        }
    }

    private Path link(Module module) {
        var built = installation.application(module.folder());
        var copy = folder.resolve(module.folder());
        try (var files = Files.walk(built)) {
            for (var file : files.toList()) {
                var place = copy.resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    linkOrCopy(file, place);
                }
            }
            return copy;
        } catch (IOException e) {
            throw new StackFailure(
                    "%s is not built (%s is missing): run make build.".formatted(module.folder(), e.getMessage()), e);
        }
    }

    private static void linkOrCopy(Path file, Path place) throws IOException {
        try {
            Files.createLink(place, file);
        } catch (UnsupportedOperationException | FileSystemException otherDisk) {
            Files.copy(file, place);
        }
    }
}
