package io.serai.store;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.Violation;

/**
 * A record as a file has it, not yet checked.
 *
 * @param line where it begins, from 1
 * @param json what it says
 * @param faults why it cannot be read; empty if it can
 */
record Draft(long line, JsonNode json, List<Violation> faults) {
}
