package io.serai.system.table;

/**
 * A row or a table that is not as it must be. The message names columns, never values.
 */
final class RefusedRowException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RefusedRowException(String what) {
		super(what);
	}

}
