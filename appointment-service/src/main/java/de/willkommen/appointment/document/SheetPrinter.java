package de.willkommen.appointment.document;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.willkommen.appointment.document.Typefaces.Typeface;
import de.willkommen.kit.problem.Languages;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Prints sheets as PDF/UA: tagged, with language, title and bookmarks, and with its font inside, so that it reads the same
 * on every screen, on paper and aloud. Nothing is fetched while printing.
 */
@Singleton
public class SheetPrinter {

    private final Typefaces typefaces;

    SheetPrinter(Typefaces typefaces) {
        this.typefaces = typefaces;
        // It writes what it lays out to a log of its own, names included.
        XRLog.setLoggingEnabled(false);
    }

    public byte[] pdf(Sheet sheet) {
        var rightToLeft = Languages.rightToLeft(sheet.language());
        try (var bytes = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            var lettering = new Lettering(typefaces, rightToLeft);
            var html = sheet.html(lettering);
            use(Typefaces.COMMON, 400, builder);
            use(Typefaces.COMMON_BOLD, 700, builder);
            lettering.used().stream()
                    .filter(face -> !face.equals(Typefaces.COMMON))
                    .forEach(face -> use(face, 400, builder));
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new JoinedLetters());
            builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
            builder.useUriResolver((base, uri) -> uri.startsWith("data:") || uri.startsWith("#") ? uri : null);
            builder.withProducer("Willkommen");
            builder.withHtmlContent(html, "");
            builder.toStream(bytes);
            builder.run();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void use(Typeface face, int weight, PdfRendererBuilder builder) {
        builder.useFont(face::open, face.family(), weight, FontStyle.NORMAL, true);
    }
}
