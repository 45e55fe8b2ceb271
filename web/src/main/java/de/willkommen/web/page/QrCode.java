package de.willkommen.web.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.quarkus.qute.RawString;
import java.util.Map;

/** QR codes as pictures for pages: dark on white in every colour scheme, because scanners need it. */
public final class QrCode {

    private QrCode() {}

    /** The picture as an SVG element, hidden from screen readers: the same is always written beside it. */
    public static RawString picture(String text) {
        return new RawString(svg(text, "aria-hidden=\"true\" focusable=\"false\" "));
    }

    /** The picture as a document of its own. */
    public static String document(String text) {
        return svg(text, "xmlns=\"http://www.w3.org/2000/svg\" ");
    }

    private static String svg(String text, String attributes) {
        try {
            var modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.MARGIN, 3, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
            var path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            int size = modules.getWidth();
            return "<svg " + attributes + "class=\"w-qr\" viewBox=\"0 0 " + size + " " + size
                    + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/>"
                    + "<path fill=\"#000\" d=\"" + path + "\"/></svg>";
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("Not a text for a QR code", tooLong);
        }
    }
}
