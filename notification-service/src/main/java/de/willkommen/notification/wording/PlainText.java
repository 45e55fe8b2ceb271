package de.willkommen.notification.wording;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Markdown read aloud: what a mail says where no HTML is shown. */
final class PlainText extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();
    private boolean inList;

    String text() {
        return text.toString().strip() + "\n";
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        text.append("\n\n");
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        text.append(inList ? "\n" : "\n\n");
    }

    @Override
    public void visit(BulletList list) {
        inList = true;
        visitChildren(list);
        inList = false;
        text.append('\n');
    }

    @Override
    public void visit(ListItem item) {
        text.append("- ");
        visitChildren(item);
    }

    /** The address on a line of its own, where every program makes it clickable. */
    @Override
    public void visit(Link link) {
        visitChildren(link);
        text.append(":\n").append(link.getDestination());
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append('\n');
    }
}
