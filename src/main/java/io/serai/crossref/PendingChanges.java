package io.serai.crossref;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has changed of the marks since the database heard of them last.
 *
 * @param begun new marks, and since when
 * @param ended marks that are over
 * @param writing marks whose calls go on
 * @param until how long that is vouched for
 * @param left marks whose calls have ended, nobody knows how
 */
record PendingChanges(Map<Link.Canonical, Instant> begun, List<Link.Canonical> ended, Set<Link.Canonical> writing,
		Instant until, List<Link.Canonical> left) {

	boolean isEmpty() {
		return this.begun.isEmpty() && this.ended.isEmpty() && this.writing.isEmpty() && this.left.isEmpty();
	}

}
