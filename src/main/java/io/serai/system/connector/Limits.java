package io.serai.system.connector;

import org.jspecify.annotations.Nullable;

/**
 * How much a system bears, of all flows together.
 *
 * @param perSecond calls a second; null for no bound
 * @param concurrent calls at once; null for no bound
 */
public record Limits(@Nullable Integer perSecond, @Nullable Integer concurrent) {

	public static final Limits NONE = new Limits(null, null);

	/** Returns these limits, with those of {@code installation} over them. */
	public Limits with(@Nullable Limits installation) {
		if (installation == null) {
			return this;
		}
		return new Limits((installation.perSecond != null) ? installation.perSecond : this.perSecond,
				(installation.concurrent != null) ? installation.concurrent : this.concurrent);
	}

}
