package org.fascicle.plugin.datasets.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A road through a landscape.
 *
 * @param things trees and cars, the nearest first
 * @param grass its colour
 * @param wood how high the wood at the horizon is, on the image
 * @param grain of all surfaces
 */
record Scene(
    Camera camera,
    Road road,
    Weather weather,
    List<Thing> things,
    Rgb grass,
    double wood,
    Grain grain) {
  private static final Rgb WOOD = new Rgb(0.16, 0.27, 0.15);
  private static final double WOOD_DEPTH = 130;

  /** Copies. */
  Scene {
    things = List.copyOf(things);
  }

  /**
   * What one sees at a place.
   *
   * @param surface its class
   * @param color in the light and through the air
   */
  record Sight(Surface surface, Rgb color) {}

  static Scene draw(Draws draws) {
    Camera camera = Camera.draw(draws);
    Road road = Road.draw(draws);
    Weather weather = Weather.draw(draws);
    List<Thing> things = new ArrayList<>();
    for (int i = draws.below(9); i > 0; i--) {
      things.add(Thing.tree(draws, road));
    }
    for (int i = draws.below(4); i > 0; i--) {
      things.add(Thing.car(draws, road));
    }
    things.sort(Comparator.comparingDouble(Thing::depth));
    double dry = draws.uniform(0, 0.35);
    Rgb grass = new Rgb(0.2 + dry, draws.uniform(0.34, 0.5), 0.12 + dry / 3);
    return new Scene(
        camera,
        road,
        weather,
        things,
        grass,
        draws.chance(0.8) ? draws.uniform(0.02, 0.22) : 0,
        new Grain(draws.bits()));
  }

  /** What one sees at a place of the image. */
  Sight at(double imageX, double imageY) {
    double x = camera.levelX(imageX, imageY);
    double y = camera.levelY(imageX, imageY);
    for (Thing thing : things) {
      Rgb color = color(thing, x, y);
      if (color != null) {
        return seen(thing.surface(), color, thing.depth());
      }
    }
    return y > camera.horizon() ? ground(x, camera.depth(y)) : above(x, camera.horizon() - y);
  }

  private Rgb color(Thing thing, double x, double y) {
    double span = camera.span(thing.depth());
    double u = (x * span - thing.x()) / (thing.width() / 2);
    double v = (camera.ground(thing.depth()) - y) * span / thing.height();
    return thing.at(u, v);
  }

  private Sight seen(Surface surface, Rgb color, double depth) {
    return new Sight(surface, weather.through(color.lit(weather.light()), depth));
  }

  private Sight ground(double x, double exact) {
    double depth = Math.min(Camera.FAR, exact);
    double groundX = x * camera.span(depth);
    Surface surface = road.at(groundX, depth);
    boolean isShaded = things.stream().anyMatch(thing -> thing.shades(groundX, depth));
    double shade = isShaded ? 0.55 : 1;
    Rgb color =
        switch (surface) {
          case ROAD -> road.asphalt().times(0.85 + 0.3 * grain.rough(groundX * 1.5, depth * 0.8));
          case LANE_MARK -> road.paint().times(0.8 + 0.25 * grain.at(groundX * 3, depth));
          default -> grass.times(0.55 + 0.9 * grain.rough(groundX * 0.6, depth * 0.4));
        };
    return seen(surface, color.times(shade), depth);
  }

  private Sight above(double x, double height) {
    double top = wood * (0.35 + grain.rough(4 * x + 31, 7));
    if (wood > 0 && height < top) {
      Rgb leaves = WOOD.times(0.7 + 0.8 * grain.rough(14 * x, 20 * height));
      return seen(Surface.TREE, leaves, WOOD_DEPTH);
    }
    Rgb sky = weather.sky(x, height, grain);
    double light = (weather.light().red() + weather.light().green()) / 2;
    return new Sight(Surface.SKY, sky.times(0.35 + 0.65 * light));
  }
}
