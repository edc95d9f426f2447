package org.fascicle.platform.internal.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.api.BackendStatus;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.op.Operations;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.text.Names;
import org.fascicle.spi.backend.BackendInfo;

/** What the backends say of themselves. */
final class BackendReports {
  private static final String DECOMPOSED = "decomposed";

  private BackendReports() {}

  static List<BackendStatus> all(Engine engine) {
    return engine.hub().active().stream()
        .map(BackendReports::status)
        .sorted(Comparator.comparing(BackendStatus::name))
        .toList();
  }

  private static BackendStatus status(Binding binding) {
    BackendInfo info = binding.backend().info();
    return new BackendStatus(
        binding.name(),
        info.version(),
        binding.origin().bundle() + " " + binding.origin().version(),
        info.description(),
        info.properties(),
        binding.backend().memory().usedBytes());
  }

  /** Which library runs each built-in operation. */
  static Map<String, String> operations(Engine engine, String backend) {
    Binding found =
        engine.hub().active().stream()
            .filter(binding -> binding.name().equals(backend))
            .findFirst()
            .orElseThrow(() -> unknown(engine, backend));
    Map<String, String> libraries = found.backend().libraries();
    Map<String, String> operations = new TreeMap<>();
    Operations.all().forEach(op -> operations.put(op.name(), DECOMPOSED));
    operations.putAll(libraries);
    return operations;
  }

  private static UnknownNameException unknown(Engine engine, String backend) {
    List<String> there = engine.names();
    return new UnknownNameException(
        "backend", backend, Names.nearest(backend, there), "There are " + there + ".");
  }
}
