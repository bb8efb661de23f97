package io.serai.system.write;

import java.util.Optional;

import io.serai.canonical.RecordKey;
import io.serai.crossref.CrossReference;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;
import io.serai.system.connector.Operation;
import io.serai.system.connector.Safety;

/**
 * A write under the mark that its record may be about to be made, so that whoever comes
 * across the mark looks first. Once-only calls have marks of their own, and what cannot
 * be found needs none.
 */
public final class MarkedWrite {

	private final WriteCall call;

	private final String system;

	private final RecordKey record;

	private final CrossReference marks;

	private final boolean marked;

	public MarkedWrite(WriteCall call, String system, Operation operation, RecordKey record, CrossReference marks) {
		this.call = call;
		this.system = system;
		this.record = record;
		this.marks = marks;
		this.marked = operation.safety() == Safety.CHECK_FIRST && operation.find() != null;
	}

	/**
	 * Writes, or finds it written.
	 * @param maybeWritten whether an earlier attempt of this delivery may have taken
	 * effect
	 * @return the record's id in the system; empty if the system gives none
	 * @throws HubException if it is not there, or nobody knows: then the mark stays
	 */
	public Optional<String> run(boolean maybeWritten) {
		if (!this.marked) {
			return this.call.run(maybeWritten);
		}
		boolean unsure = maybeWritten || this.marks.isPending(this.system, this.record);
		this.marks.aboutToMake(this.system, this.record);
		try {
			Optional<String> id = this.call.run(unsure);
			this.marks.notPending(this.system, this.record);
			return id;
		}
		catch (HubException ex) {
			if (!ex.failure().maybeWritten()) {
				this.marks.notPending(this.system, this.record);
			}
			throw ex;
		}
		finally {
			this.marks.leftPending(this.system, this.record);
		}
	}

	/**
	 * Brings up to date what is there and makes nothing. Where an earlier attempt may be
	 * on its way still, what is not there yet is looked for once more.
	 * @param maybeWritten whether an earlier attempt of this delivery may have taken
	 * effect
	 * @param attempt how often this has failed before
	 * @return the record's id in the system; empty if the system gives none
	 * @throws SkipException if it is not there
	 */
	public Optional<String> ifThere(boolean maybeWritten, int attempt) {
		boolean pending = this.marked && this.marks.isPending(this.system, this.record);
		try {
			return this.call.ifThere(maybeWritten || pending, pending && attempt == 0);
		}
		catch (SkipException ex) {
			this.marks.notPending(this.system, this.record);
			throw ex;
		}
	}

}
