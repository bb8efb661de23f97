package io.serai.access;

import java.time.Clock;
import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * Rooms for bodies, for tests of other packages too.
 */
public final class BodyRooms {

	private BodyRooms() {
	}

	public static BodyRoom of(long bytes) {
		return of(bytes, Clock.systemUTC());
	}

	static BodyRoom of(long bytes, Clock clock) {
		return new BodyRoom(new BodySettings(DataSize.ofBytes(bytes), Duration.ofMinutes(2)), clock);
	}

}
