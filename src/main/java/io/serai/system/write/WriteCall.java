package io.serai.system.write;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalRecord;
import io.serai.crossref.CrossReference;
import io.serai.crossref.ExternalId;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;
import io.serai.mapping.Mappings;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Safety;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.reading.KeySearch;
import io.serai.system.verdict.AlreadyThere;
import io.serai.system.verdict.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Brings one record into one system so that it is there once, whatever happened to
 * earlier attempts.
 */
public final class WriteCall {

	private static final int CONFLICTS = 3;

	private final OutsideSystem system;

	private final String name;

	private final Operation operation;

	private final CanonicalRecord record;

	private final JsonNode tree;

	private final CrossReference crossReference;

	private final Mappings mappings;

	private final ToldNumber number;

	private boolean repair;

	private boolean makesNothing;

	public WriteCall(OutsideSystem system, String operation, CanonicalRecord record, JsonNode tree,
			CrossReference crossReference, Mappings mappings) {
		this.system = system;
		this.name = operation;
		this.operation = system.operation(operation);
		this.record = record;
		this.tree = tree;
		this.crossReference = crossReference;
		this.mappings = mappings;
		this.number = new ToldNumber(system);
	}

	/** From now on neither the version there nor our link is believed: it writes. */
	public WriteCall repairing() {
		this.repair = true;
		return this;
	}

	/**
	 * Writes, or finds it written.
	 * @param maybeWritten whether an earlier attempt may have taken effect
	 * @return the record's id in the system; empty if the system gives none
	 * @throws HubException if it is not there, or nobody knows
	 */
	public Optional<String> run(boolean maybeWritten) {
		try {
			Optional<String> id = tryRun(maybeWritten);
			id.ifPresent(
					(given) -> this.number.ask(this.operation, (by) -> lookUps().look(by, given, variables(given))));
			return id;
		}
		catch (HubException ex) {
			throw Failures.settling(maybeWritten ? Failures.maybeWritten(ex) : ex, this.operation.settles());
		}
	}

	/**
	 * Brings up to date what is there, and makes nothing.
	 * @param unsure whether an earlier attempt may have taken effect
	 * @param stillOnItsWay whether it may do so yet: then its absence is no proof
	 * @throws SkipException if it is not there
	 */
	Optional<String> ifThere(boolean unsure, boolean stillOnItsWay) {
		this.makesNothing = true;
		try {
			return run(unsure);
		}
		catch (SkipException ex) {
			if (stillOnItsWay) {
				throw this.system.failures()
					.of(FailureClass.OUTCOME_UNKNOWN, this.name, "an earlier attempt may have taken effect", true);
			}
			throw ex;
		}
	}

	private Optional<String> tryRun(boolean maybeWritten) {
		ExternalId known = this.crossReference.toExternal(this.system.name(), this.record.recordKey());
		String id = (known instanceof ExternalId.Known link) ? link.id() : null;
		boolean unsure = maybeWritten || this.repair || known instanceof ExternalId.Unknown;
		if (unsure && this.operation.find() != null) {
			Optional<Found> found = find();
			if (found.isPresent() && !writesOver() && found.get().isUpToDate(this.record.version())) {
				return finish(found.get().id());
			}
			// What is searched in a list may only be too old to be in it.
			boolean isGone = this.repair && !this.system.operation(this.operation.find()).isPoll();
			id = found.map(Found::id).orElse(isGone ? null : id);
		}
		if (this.makesNothing && id == null && isTold()) {
			throw new SkipException(
					"%s does not have it, and as it stands now it is not made there".formatted(this.system.name()));
		}
		if (maybeWritten && this.operation.safety() == Safety.ONCE_ONLY
				&& (id == null || this.operation.update() == null)) {
			throw this.system.failures().mayHaveRun(this.name, this.operation);
		}
		return write(id);
	}

	/** Whether anybody could know that it is there. */
	private boolean isTold() {
		return this.operation.id() != null || this.operation.find() != null;
	}

	/** Without a way to update what is there, a repair could only make a second one. */
	private boolean writesOver() {
		return this.repair && (this.operation.update() != null
				|| this.operation.needs().containsValue(String.valueOf(this.operation.find())));
	}

	private Optional<String> write(@Nullable String id) {
		String target = id;
		boolean adopted = false;
		for (int conflicts = 0;; conflicts++) {
			try {
				return finish(send(target));
			}
			catch (HubException ex) {
				FailureClass failureClass = ex.failure().failureClass();
				Optional<Found> told = AlreadyThere.in(ex).map((name) -> new Found(name, null));
				if (failureClass == FailureClass.DUPLICATE && (told.isPresent() || this.operation.find() != null)
						&& !adopted) {
					Found there = told.or(this::find).orElseThrow(() -> this.system.failures().notFound(this.name, ex));
					if (!there.mustBeWritten(this.record.version(), this.operation.update() != null)) {
						return finish(there.id());
					}
					target = there.id();
					adopted = true;
				}
				else if (failureClass != FailureClass.CONFLICT || conflicts >= CONFLICTS) {
					throw ex;
				}
			}
		}
	}

	private @Nullable String send(@Nullable String known) {
		Map<String, JsonNode> variables = variables(known);
		this.operation.needs().forEach((variable, needed) -> {
			JsonNode there = lookUps().look(needed, known, variables);
			if (needed.equals(this.operation.find())) {
				this.number.in(needed, there);
			}
			variables.put(variable, unmarked(needed, there));
		});
		String id = (known != null) ? known : foundOnTheWay(variables);
		if (id != null) {
			variables.put("externalId", TextNode.valueOf(id));
		}
		String called = (id != null && this.operation.update() != null) ? this.operation.update() : this.name;
		JsonNode body = body(called, variables);
		if (body.isNull()) {
			return id;
		}
		Answer answer = this.system.call(called, new Call(body, Call.inputs(this.record, id)));
		this.number.in(this.name, answer.json());
		this.number.in(called, answer.json());
		Optional<String> given = this.operation.idIn(answer.json());
		if (given.isEmpty() && id == null && this.operation.id() != null) {
			return idOfWritten();
		}
		return given.orElse(id);
	}

	/** By the print of the last write, a mapping would leave out what is equal. */
	private JsonNode unmarked(String needed, JsonNode there) {
		if (this.repair && needed.equals(this.operation.find()) && there instanceof ObjectNode document) {
			document.remove("print");
		}
		return there;
	}

	/**
	 * A record whose link was lost is there all the same: whoever looked for it before
	 * the mapping would else write it a second time.
	 */
	private @Nullable String foundOnTheWay(Map<String, JsonNode> variables) {
		return this.operation.needs()
			.entrySet()
			.stream()
			.filter((need) -> need.getValue().equals(this.operation.find()))
			.flatMap((need) -> this.system.operation(need.getValue())
				.idIn(variables.getOrDefault(need.getKey(), NullNode.getInstance()))
				.stream())
			.findFirst()
			.orElse(null);
	}

	private String idOfWritten() {
		try {
			return find().map(Found::id)
				.orElseThrow(() -> this.system.failures()
					.of(FailureClass.OUTCOME_UNKNOWN, this.name, "the answer holds no id of the record", true));
		}
		catch (HubException ex) {
			throw Failures.maybeWritten(ex);
		}
	}

	private JsonNode body(String called, Map<String, JsonNode> variables) {
		String request = called.equals(this.name) ? this.operation.mapping() : this.system.operation(called).request();
		String mapping = (request != null) ? request : this.operation.mapping();
		return (mapping != null) ? this.mappings.apply(mapping, this.tree, variables) : this.tree;
	}

	/** Links first: should a follow-up fail, the next attempt knows the document. */
	private Optional<String> finish(@Nullable String id) {
		if (id != null) {
			this.crossReference.link(this.system.name(), this.record.recordKey(),
					GivenId.checked(this.system.name(), this.name, id));
		}
		try {
			this.operation.then().forEach((next) -> this.number.in(next, lookUps().look(next, id, variables(id))));
		}
		catch (HubException ex) {
			throw Failures.maybeWritten(ex);
		}
		return Optional.ofNullable(id);
	}

	private Optional<Found> find() {
		String find = this.operation.find();
		if (find == null) {
			return Optional.empty();
		}
		Operation spec = this.system.operation(find);
		if (spec.isPoll()) {
			return new KeySearch(this.system, find, this.operation.searchedBack(), this.mappings).find(this.record)
				.map((id) -> new Found(id, null));
		}
		JsonNode there = lookUps().readIfThere(find, variables(null));
		this.number.in(find, there);
		return spec.idIn(there).map((id) -> new Found(id, spec.versionIn(there).orElse(null)));
	}

	/** Returns the number that people there see; null if nothing told it. */
	public @Nullable String number() {
		return this.number.value();
	}

	/** Made when something is asked, since most writes ask nothing. */
	private LookUps lookUps() {
		return new LookUps(this.system, this.record, this.tree, this.mappings);
	}

	private Map<String, JsonNode> variables(@Nullable String id) {
		Map<String, JsonNode> variables = this.system.variables(id);
		variables.put("record", this.tree);
		return variables;
	}

}
