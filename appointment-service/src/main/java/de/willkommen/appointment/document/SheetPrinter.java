package de.willkommen.appointment.document;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.willkommen.kit.problem.Languages;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Prints sheets as PDF/UA: tagged, with language, title and bookmarks, and with its font inside, so that it reads the same
 * on every screen, on paper and aloud. Nothing is fetched while printing.
 */
@Singleton
public class SheetPrinter {

    private static final String FONTS = "net/sf/jasperreports/fonts/dejavu/";

    SheetPrinter() {
        // It writes what it lays out to a log of its own, names included.
        XRLog.setLoggingEnabled(false);
    }

    public byte[] pdf(Sheet sheet) {
        var rightToLeft = Languages.rightToLeft(sheet.language());
        try (var bytes = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useFont(() -> font("DejaVuSans.ttf"), "Sheet", 400, FontStyle.NORMAL, true);
            builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "Sheet", 700, FontStyle.NORMAL, true);
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
            builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
            builder.useUriResolver((base, uri) -> uri.startsWith("data:") || uri.startsWith("#") ? uri : null);
            builder.withProducer("Willkommen");
            builder.withHtmlContent(sheet.html(), "");
            builder.toStream(bytes);
            builder.run();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FONTS + name), name);
    }
}
