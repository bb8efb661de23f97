package io.serai.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.serai.access.BodyRefusedException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BodyRoomTests {

	private static final int ROOM = 100_000;

	private Instant now = Instant.parse("2026-07-01T00:00:00Z");

	private final BodyRoom room = BodyRooms.of(ROOM, new Clock() {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return BodyRoomTests.this.now;
		}
	});

	@Test
	void holdsNoMoreThanItsRoomOverAllRequestsAndGivesItBack() throws IOException {
		BodyRoom.Place first = known();
		BodyRoom.Place second = known();
		first.read(bytes(60_000), 60_000, ROOM);

		refuses(Reason.FULL, () -> second.read(bytes(40_001), 40_001, ROOM));
		second.close();
		assertThat(this.room.held()).isEqualTo(60_000);

		first.close();
		assertThat(this.room.held()).isZero();
		assertThat(known().read(bytes(40_001), 40_001, ROOM)).hasSize(40_001);
	}

	@Test
	void leavesHalfOfItsRoomToThoseWhoHaveProvedWhoTheyAre() throws IOException {
		BodyRoom.Place stranger = this.room.open();
		stranger.read(bytes(40_000), 40_000, ROOM);

		refuses(Reason.FULL, () -> this.room.open().read(bytes(11_000), 11_000, ROOM));
		assertThat(known().read(bytes(50_000), 50_000, ROOM)).hasSize(50_000);

		stranger.close();
		assertThat(this.room.open().read(bytes(11_000), 11_000, ROOM)).hasSize(11_000);
	}

	@Test
	void countsNobodyAsAStrangerWhoHasProvedWhoItIs() throws IOException {
		BodyRoom.Place signer = this.room.open();
		signer.read(bytes(40_000), 40_000, ROOM);

		signer.proved();

		assertThat(this.room.open().read(bytes(11_000), 11_000, ROOM)).hasSize(11_000);
	}

	@Test
	void takesALargerBodyThanItsRoomIfNoOtherIsThere() throws IOException {
		assertThat(this.room.open().read(bytes(3 * ROOM), 3 * ROOM, 3 * ROOM)).hasSize(3 * ROOM);
	}

	@Test
	void takesRoomForWhatCameNotForWhatWasAnnounced() throws IOException {
		BodyRoom.Place waiting = known();
		waiting.read(new InputStream() {

			@Override
			public int read() {
				return -1;
			}
		}, ROOM, ROOM);

		assertThat(this.room.held()).isLessThan(10_000);
	}

	@Test
	void readsABodyOfUnknownLengthWhole() throws IOException {
		byte[] body = new byte[ROOM];
		body[ROOM - 1] = 7;

		try (BodyRoom.Place place = known()) {
			assertThat(place.read(new ByteArrayInputStream(body), -1, ROOM)).isEqualTo(body);
		}
		try (BodyRoom.Place place = known()) {
			refuses(Reason.LARGE, () -> place.read(bytes(ROOM + 1), -1, ROOM));
		}
		refuses(Reason.LARGE, () -> known().read(bytes(ROOM + 1), ROOM + 1, ROOM));
	}

	@Test
	void waitsForNoBodyThatTricklesInOrStops() {
		refuses(Reason.SLOW, () -> known().read(new InputStream() {

			@Override
			public int read() {
				BodyRoomTests.this.now = BodyRoomTests.this.now.plusSeconds(19);
				return 'x';
			}

			@Override
			public int read(byte[] into, int at, int most) {
				into[at] = (byte) read();
				return 1;
			}
		}, 1_000, ROOM));
		refuses(Reason.SLOW, () -> known().read(new InputStream() {

			@Override
			public int read() throws IOException {
				throw new SocketTimeoutException();
			}

			@Override
			public int read(byte[] into, int at, int most) throws IOException {
				return read();
			}
		}, 1_000, ROOM));
	}

	private BodyRoom.Place known() {
		BodyRoom.Place place = this.room.open();
		place.proved();
		return place;
	}

	private static InputStream bytes(int count) {
		return new ByteArrayInputStream(new byte[count]);
	}

	private static void refuses(Reason reason, Reading reading) {
		assertThatExceptionOfType(BodyRefusedException.class).isThrownBy(reading::read)
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason));
	}

	private interface Reading {

		byte[] read() throws IOException;

	}

}
