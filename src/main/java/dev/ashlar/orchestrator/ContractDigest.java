package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;
import dev.ashlar.plan.ModuleName;

/// The frozen form of one module's contract: its text, interfaces, tests, references, stub and
/// gate, under one digest.
public record ContractDigest(ModuleName module, int version, Digest digest) {}
