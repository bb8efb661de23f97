package io.serai.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serai.codes.CodeRefusedException.Reason;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills in, changes and ends codes. Every method throws
 * {@link org.springframework.dao.DataAccessException} if the database cannot be asked.
 */
public final class CodeAdministration {

	private final CodeStore store;

	private final List<Code> files;

	private final TransactionTemplate transaction;

	CodeAdministration(CodeStore store, List<Code> files, TransactionTemplate transaction) {
		this.store = store;
		this.files = List.copyOf(files);
		this.transaction = transaction;
	}

	/**
	 * Returns the lines that hold a text, in the order of table, system and our code.
	 * @param table only of this table; empty for all
	 * @param text in either code or the system's name, in small or capital letters; empty
	 * for all
	 * @param limit at most so many
	 */
	public List<Code> search(String table, String text, int limit) {
		String wanted = text.strip().toLowerCase(Locale.ROOT);
		return everything().filter((code) -> table.isEmpty() || code.table().equals(table))
			.filter((code) -> Stream.of(code.ours(), code.theirs(), code.system())
				.anyMatch((value) -> value.toLowerCase(Locale.ROOT).contains(wanted)))
			.limit(limit)
			.toList();
	}

	/** Returns the names of all tables that have a line, in order. */
	public List<String> tables() {
		return everything().map(Code::table).distinct().sorted().toList();
	}

	/** Returns a line of the console's, not of a file. */
	public Optional<Code> find(String id) {
		return this.store.find(id);
	}

	/**
	 * Fills in a code.
	 * @param by the person
	 * @throws CodeRefusedException if there would be two answers on some day
	 */
	public Code add(CodeForm form, String by) {
		return write((none) -> {
			Code code = form.code(UUID.randomUUID().toString());
			refuseCollisions(code);
			this.store.insert(code, by);
			return code;
		});
	}

	/**
	 * Corrects a code; its table and system stay.
	 * @param by the person
	 * @return the code as it was
	 * @throws CodeRefusedException if there would be two answers on some day, or it is
	 * gone
	 */
	public Code change(String id, CodeForm form, String by) {
		return write((none) -> {
			Code before = this.store.find(id).orElseThrow(() -> new CodeRefusedException(Reason.GONE));
			Code after = new Code(id, before.table(), before.system(), form.ours(), form.theirs(), form.direction(),
					form.from(), form.until());
			refuseCollisions(after);
			this.store.update(after, by);
			return before;
		});
	}

	/**
	 * Ends a code.
	 * @param last the last day on which it is valid
	 * @param by the person
	 * @throws CodeRefusedException if that is before its first day, or it is gone
	 */
	public Code end(String id, LocalDate last, String by) {
		Code code = this.store.find(id).orElseThrow(() -> new CodeRefusedException(Reason.GONE));
		return change(id, new CodeForm(code.table(), code.system(), code.ours(), code.theirs(), code.direction(),
				code.from(), last), by);
	}

	private Stream<Code> everything() {
		return Stream.concat(this.store.all().stream(), this.files.stream());
	}

	private void refuseCollisions(Code code) {
		if (this.store.of(code.table(), code.system())
			.stream()
			.anyMatch((other) -> !other.id().equals(code.id()) && other.collidesWith(code))) {
			throw new CodeRefusedException(Reason.COLLIDES);
		}
	}

	private Code write(Function<CodeStore, Code> deed) {
		return java.util.Objects.requireNonNull(this.transaction.execute((status) -> {
			this.store.raiseVersion();
			return deed.apply(this.store);
		}));
	}

}
