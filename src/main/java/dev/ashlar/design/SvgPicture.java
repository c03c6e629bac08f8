package dev.ashlar.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A diagram as inline SVG, whose colours and letters are those of the page's style sheet.
final class SvgPicture {
  private static final double NAME_WIDTH = 8.0;
  private static final double LINE_WIDTH = 6.6;
  private static final double LINE_HEIGHT = 15;
  private static final double PADDING = 14;

  /// Pictures are shown at least this large, so that letters stay readable; the page scrolls.
  private static final double SHRUNK_MIN = 0.85;

  /// Far from each other on the colour wheel, one after the other.
  private static final List<Integer> HUES = List.of(28, 208, 145, 268, 340, 185, 52, 5);

  private final Diagram diagram;
  private final Layering layering;
  private final Placing placing;
  private final StringBuilder svg = new StringBuilder();

  private SvgPicture(Diagram diagram) {
    this.diagram = diagram;
    this.layering = Layering.of(diagram.boxes().size(), diagram.edges());
    this.placing = Placing.of(layering, diagram.boxes().stream().map(SvgPicture::size).toList());
  }

  static String of(Diagram diagram) {
    var picture = new SvgPicture(diagram);
    picture.draw();
    return picture.svg.toString();
  }

  private static double[] size(Diagram.Box box) {
    double width = box.name().length() * NAME_WIDTH;
    for (var line : box.lines()) {
      width = Math.max(width, line.length() * LINE_WIDTH);
    }
    return new double[] {
      Math.ceil(width + 2 * PADDING), 2 * PADDING + LINE_HEIGHT * box.lines().size() + 10
    };
  }

  private void draw() {
    var id = diagram.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    add(
        String.format(
            Locale.ROOT,
            "<svg class=\"picture\" viewBox=\"0 0 %.0f %.0f\""
                + " style=\"max-width:%.0fpx;min-width:%.0fpx\" role=\"img\""
                + " aria-labelledby=\"%s\">\n",
            placing.width(),
            placing.height(),
            placing.width(),
            placing.width() * SHRUNK_MIN,
            id));
    add(
        String.format(
            Locale.ROOT, "<title id=\"%s\">%s</title>\n", id, Html.text(diagram.title())));
    add(
        String.format(
            Locale.ROOT,
            "<defs><marker id=\"%s-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\""
                + " markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0"
                + " 0.5 L8 4 L0 7.5 z\"/></marker></defs>\n",
            id));
    for (var edge : diagram.edges()) {
      add(
          String.format(
              Locale.ROOT,
              "<path class=\"line\" marker-end=\"url(#%s-tip)\" d=\"%s\"/>\n",
              id,
              path(edge)));
    }
    for (int i = 0; i < diagram.boxes().size(); i++) {
      box(diagram.boxes().get(i), placing.spots().get(i));
    }
    add("</svg>\n");
  }

  private void box(Diagram.Box box, Placing.Spot at) {
    var kind = (box.hue() < 0 ? "box" : "box hue") + (box.dashed() ? " dashed" : "");
    var hue = box.hue() < 0 ? "" : " style=\"--hue:" + HUES.get(box.hue() % HUES.size()) + "\"";
    add(String.format(Locale.ROOT, "<g class=\"%s\"%s>", kind, hue));
    add(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"5\"/>",
            at.x(),
            at.y(),
            at.width(),
            at.height()));
    double x = at.x() + PADDING;
    double y = at.y() + PADDING + 9;
    add(
        String.format(
            Locale.ROOT,
            "<text class=\"name\" x=\"%.1f\" y=\"%.1f\">%s</text>",
            x,
            y,
            Html.text(box.name())));
    for (var line : box.lines()) {
      y += LINE_HEIGHT;
      add(
          String.format(
              Locale.ROOT,
              "<text class=\"small\" x=\"%.1f\" y=\"%.1f\">%s</text>",
              x,
              y,
              Html.text(line)));
    }
    add("</g>\n");
  }

  /// From the right side of a box through its knots to the left side of the other.
  private String path(Diagram.Edge edge) {
    var way = way(edge.from(), edge.to());
    var start = placing.spots().get(edge.from());
    double x = start.x() + start.width();
    double y = start.middle();
    var path = new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
    for (int node : way) {
      var next = placing.spots().get(node);
      double middle = (x + next.x()) / 2;
      path.append(
          String.format(
              Locale.ROOT,
              " C%.1f %.1f %.1f %.1f %.1f %.1f",
              middle,
              y,
              middle,
              next.middle(),
              next.x() - (node == edge.to() ? 2 : 0),
              next.middle()));
      x = next.x();
      y = next.middle();
      if (node != edge.to()) {
        x += next.width();
        path.append(String.format(Locale.ROOT, " L%.1f %.1f", x, y));
      }
    }
    return path.toString();
  }

  /// The knots between two boxes, and the second.
  private List<Integer> way(int from, int to) {
    for (int first : layering.after().get(from)) {
      var way = new ArrayList<>(List.of(first));
      while (way.getLast() >= diagram.boxes().size()) {
        way.add(layering.after().get(way.getLast()).getFirst());
      }
      if (way.getLast() == to) {
        return way;
      }
    }
    throw new IllegalStateException("no way from " + from + " to " + to);
  }

  private void add(String text) {
    svg.append(text);
  }
}
