package io.serai.system.connector;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What {@code connector.yaml} says about a kind of system.
 *
 * @param name name of the folder
 * @param title for people
 * @param kind shop, erp, crm or oa; null if not said
 * @param signIn how to sign in
 * @param time its clock
 * @param limits how much it bears
 * @param options what an installation may set, by name
 * @param operations what it can do, by name
 * @param hook how it tells of events; null if it does not
 * @param envelope what stands around requests and answers; null for nothing
 * @param failures how its answers are told apart; the first that fits decides
 */
public record Connector(@JsonProperty("connector") String name, String title, @Nullable String kind, SignInSpec signIn,
		@Nullable Time time, @Nullable Limits limits, Map<String, Option> options, Map<String, Operation> operations,
		@Nullable HookSpec hook, @Nullable Envelope envelope, List<FailureRule> failures) {

	public Connector {
		options = (options != null) ? Map.copyOf(options) : Map.of();
		operations = Map.copyOf(operations);
		failures = (failures != null) ? List.copyOf(failures) : List.of();
	}

	/**
	 * The system's clock.
	 *
	 * @param zone in which it tells times without zone; null means UTC
	 */
	public record Time(@Nullable String zone) {
	}

	/**
	 * What an installation may set.
	 *
	 * @param description for people
	 * @param byDefault the value if it does not; null makes it compulsory
	 */
	public record Option(String description, @JsonProperty("default") @Nullable String byDefault) {
	}

}
