package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.StackFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once from the archive on the class path. */
final class PostgreSqlBinaries {

    private static final Set<PosixFilePermission> EXECUTABLE = Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path folder;

    PostgreSqlBinaries(Installation installation) {
        this.folder = installation.target().resolve("postgresql");
    }

    /** The path of a program, for instance {@code initdb}; unpacks all of them when it is the first to ask. */
    Path program(String name) {
        Unpacking.once(folder.resolveSibling("postgresql.unpacked"), folder.resolve("bin/postgres"), this::unpack);
        return folder.resolve("bin").resolve(name);
    }

    private void unpack() throws IOException {
        var archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var packed = PostgreSqlBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new StackFailure("There is no PostgreSQL for this system (" + archive
                        + " is missing): use docker compose up instead.");
            }
            unpack(packed);
        }
    }

    private void unpack(InputStream packed) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(entries, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveInputStream entries, TarArchiveEntry entry, Path place) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.getParent());
        Files.deleteIfExists(place);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(place, place.getFileSystem().getPath(entry.getLinkName()));
        } else {
            Files.copy(entries, place);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(place, EXECUTABLE);
            }
        }
    }

    static String archiveName(String system, String architecture) {
        var family = system.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var processor = architecture.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + family + "-" + processor + ".txz";
    }
}
