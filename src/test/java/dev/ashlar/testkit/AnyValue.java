package dev.ashlar.testkit;

import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Values of any of the core's types, drawn from a seed: records field by field, one of the
/// permitted types where a type is sealed.
public final class AnyValue {
  private static final List<String> PIECES =
      List.of(
          "parser",
          "a b",
          "\"",
          "\\",
          "\n",
          "\t",
          "\u0001",
          "\u2028",
          "ü",
          "\ud83d\ude00",
          "\ud800",
          "…",
          "");

  private final SplittableRandom random;

  public AnyValue(long seed) {
    random = new SplittableRandom(seed);
  }

  /// A value of `type`, or of something that it permits.
  public <T> T of(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    return type instanceof ParameterizedType generic
        ? container((Class<?>) generic.getRawType(), generic.getActualTypeArguments())
        : plain((Class<?>) type);
  }

  private Object container(Class<?> raw, Type[] of) {
    if (raw == Optional.class) {
      return random.nextBoolean() ? Optional.of(value(of[0])) : Optional.empty();
    }
    if (raw == List.class) {
      var list = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        list.add(value(of[0]));
      }
      return list;
    }
    Map<Object, Object> map = raw == SortedMap.class ? new TreeMap<>() : new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(of[0] == String.class ? "r" + random.nextInt(9) : value(of[0]), value(of[1]));
    }
    return map;
  }

  private Object plain(Class<?> type) {
    Map<Class<?>, Supplier<Object>> simple =
        Map.ofEntries(
            Map.entry(String.class, this::text),
            Map.entry(int.class, () -> random.nextInt(1_000_000_000)),
            Map.entry(long.class, () -> random.nextLong(Long.MAX_VALUE)),
            Map.entry(boolean.class, random::nextBoolean),
            Map.entry(Instant.class, this::instant),
            Map.entry(Duration.class, () -> Duration.ofNanos(random.nextLong(1L << 50))),
            Map.entry(
                OptionalInt.class,
                () -> maybe() ? OptionalInt.of(random.nextInt(9)) : OptionalInt.empty()),
            Map.entry(
                OptionalLong.class,
                () -> maybe() ? OptionalLong.of(random.nextLong(9)) : OptionalLong.empty()),
            Map.entry(ModuleName.class, () -> new ModuleName("m" + random.nextInt(100))),
            Map.entry(Digest.class, () -> Digest.ofText("" + random.nextLong())));
    var drawn = simple.get(type);
    if (drawn != null) {
      return drawn.get();
    }
    if (type.isEnum()) {
      return oneOf(type.getEnumConstants());
    }
    return type.isRecord() ? record(type) : plain((Class<?>) oneOf(type.getPermittedSubclasses()));
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private Object record(Class<?> type) {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(components).map(part -> value(part.getGenericType())).toArray();
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private Object oneOf(Object[] all) {
    return all[random.nextInt(all.length)];
  }
}
