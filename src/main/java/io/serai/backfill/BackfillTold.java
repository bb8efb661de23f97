package io.serai.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.serai.system.backfill.Backfill;
import org.jspecify.annotations.Nullable;

/**
 * A backfill as callers of the API are told of it.
 *
 * @param id its id
 * @param location where to ask how far it is
 * @param flow id of the flow that polls
 * @param state {@code running}, {@code done} or {@code cancelled}
 * @param dryRun whether it only counts
 * @param since first moment, UTC; null with ids
 * @param until last moment, UTC; null with ids
 * @param ids what the system calls the objects; empty with a stretch of time
 * @param perSecond most records a second
 * @param reason why it is wanted
 * @param by who wanted it
 * @param at when, UTC
 * @param percent how much of it is through
 * @param came how many came in all
 * @param fresh of what is through: records that the hub did not know in that version
 * @param known of what is through: records that it had
 * @param rejected of what is through: items that can become no record
 * @param problem why it does not go on now; null if it does
 * @param endedAt when it ended, UTC; null while it runs
 * @param endedBy who ended it; null if nobody did
 */
record BackfillTold(String id, String location, String flow, String state, boolean dryRun, @Nullable Instant since,
		@Nullable Instant until, List<String> ids, int perSecond, String reason, String by, Instant at, int percent,
		long came, long fresh, long known, long rejected, @Nullable String problem, @Nullable Instant endedAt,
		@Nullable String endedBy) {

	static BackfillTold of(Backfill run) {
		return new BackfillTold(run.id(), "/api/v1/backfills/" + run.id(), run.asked().flow(),
				run.state().name().toLowerCase(Locale.ROOT), run.asked().dryRun(), run.asked().since(),
				run.asked().until(), run.asked().ids(), run.asked().perSecond(), run.asked().reason(), run.by(),
				run.at(), run.percent(), run.cameNow(), run.counts().fresh(), run.counts().known(),
				run.counts().rejected(), run.problem(), run.endedAt(), run.endedBy());
	}

}
