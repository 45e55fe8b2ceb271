package de.willkommen.appointment.document;

import de.willkommen.appointment.document.Typefaces.Typeface;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jboss.logging.Logger;

/** A line of text with a script whose letters move and merge, drawn by the text layout of the JDK. */
final class DrawnLine {

    private static final Logger LOG = Logger.getLogger(DrawnLine.class);

    /** Points, as the texts of a sheet. */
    private static final float SIZE = 11;

    /** The width of a line, in points: the column of the values. */
    private static final float WIDTH = 310;

    /** Dots a point: 600 an inch, as printers have. */
    private static final double DOTS = 600 / 72.0;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Map<Typeface, Font> FONTS = new ConcurrentHashMap<>();

    /** Whether this JDK can lay out text: one without the libraries for it still prints, with letters side by side. */
    static final boolean POSSIBLE = possible();

    private final String text;
    private final TextLayout layout;

    private DrawnLine(String text, TextLayout layout) {
        this.text = text;
        this.layout = layout;
    }

    /** The text in as many lines as it needs. */
    static List<DrawnLine> of(List<Lettering.Run> runs, boolean rightToLeft) {
        var text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        var written = new AttributedString(text.toString());
        written.addAttribute(
                TextAttribute.RUN_DIRECTION,
                rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        var at = 0;
        for (var run : runs) {
            written.addAttribute(
                    TextAttribute.FONT, font(run.face()), at, at + run.text().length());
            at += run.text().length();
        }
        var lines = new ArrayList<DrawnLine>();
        var measurer = new LineBreakMeasurer(written.getIterator(), CONTEXT);
        while (measurer.getPosition() < text.length()) {
            var from = measurer.getPosition();
            var layout = measurer.nextLayout(WIDTH);
            lines.add(new DrawnLine(text.substring(from, measurer.getPosition()).strip(), layout));
        }
        return lines;
    }

    /** The picture within a line of text; it says what it shows. */
    String markup() {
        var outline = layout.getOutline(null);
        var bounds = outline.getBounds2D();
        var ascent = Math.max(SIZE * 0.8, -bounds.getMinY());
        var descent = Math.max(SIZE * 0.2, bounds.getMaxY());
        return String.format(
                Locale.ROOT,
                "<img alt=\"%s\" style=\"width: %.2fpt; height: %.2fpt; vertical-align: -%.2fpt\" src=\"%s\"/>",
                Markup.escaped(text),
                bounds.getWidth(),
                ascent + descent,
                descent,
                dataUri(outline, -bounds.getMinX(), ascent, bounds.getWidth(), ascent + descent));
    }

    private static String dataUri(Shape outline, double left, double ascent, double width, double height) {
        var image = new BufferedImage(
                (int) Math.ceil(width * DOTS) + 1, (int) Math.ceil(height * DOTS) + 1, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, image.getWidth(), image.getHeight());
            pen.setColor(Color.BLACK);
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.transform(AffineTransform.getScaleInstance(DOTS, DOTS));
            pen.translate(left, ascent);
            pen.fill(outline);
        } finally {
            pen.dispose();
        }
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Font font(Typeface face) {
        return FONTS.computeIfAbsent(face, DrawnLine::read);
    }

    private static Font read(Typeface face) {
        try (var file = face.open()) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(face.path(), e);
        }
    }

    private static boolean possible() {
        try {
            return new TextLayout("A", font(Typefaces.COMMON), CONTEXT).getAdvance() > 0;
        } catch (LinkageError | InternalError | RuntimeException e) {
            // Which of them depends on what is missing: a library of the system, or its configuration of fonts.
            LOG.warn("This JDK cannot lay out text: words of some scripts are printed with letters side by side", e);
            return false;
        }
    }
}
