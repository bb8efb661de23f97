package io.serai.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

import io.serai.access.BodyRefusedException.Reason;

import org.springframework.stereotype.Service;

/**
 * The memory that bodies of all requests together may fill at once. At most half of it
 * goes to callers who have not proved who they are, so that strangers cannot keep others
 * out. A body that is alone always has room.
 */
@Service
public class BodyRoom {

	private static final int FIRST = 8 * 1024;

	private final BodySettings settings;

	private final Clock clock;

	private long held;

	private long unproved;

	BodyRoom(BodySettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Opens a place for the body of one request, of which nothing is known yet. Close it
	 * when the request has been answered, however that went.
	 */
	public Place open() {
		return new Place();
	}

	/** How many bytes are held now. */
	synchronized long held() {
		return this.held;
	}

	private synchronized boolean take(Place place, long bytes) {
		long others = this.held - place.mine;
		if (others > 0 && this.held + bytes > this.settings.room().toBytes()) {
			return false;
		}
		if (!place.proved) {
			long strangers = this.unproved - place.mine;
			if (strangers > 0 && this.unproved + bytes > this.settings.room().toBytes() / 2) {
				return false;
			}
			this.unproved += bytes;
		}
		this.held += bytes;
		place.mine += bytes;
		return true;
	}

	private synchronized void prove(Place place) {
		if (!place.proved) {
			place.proved = true;
			this.unproved -= place.mine;
		}
	}

	private synchronized void leave(Place place) {
		prove(place);
		this.held -= place.mine;
		place.mine = 0;
	}

	/** The part of one request; used by one thread. */
	public final class Place implements AutoCloseable {

		private long mine;

		private boolean proved;

		private Place() {
		}

		/** To be called as soon as the caller has proved who it is. */
		public void proved() {
			prove(this);
		}

		/**
		 * Reads a body. Room is taken as bytes come, not as they are announced.
		 * @param said how long the caller says it is; negative if it does not
		 * @param most how long it may be
		 * @throws BodyRefusedException if it is too long, if there is no room, or if it
		 * does not come in time
		 * @throws IOException if the caller hung up
		 */
		public byte[] read(InputStream in, long said, int most) throws IOException {
			if (said > most) {
				throw new BodyRefusedException(Reason.LARGE);
			}
			long whole = (said >= 0) ? said : most + 1L;
			Instant end = Instant.now(BodyRoom.this.clock).plus(BodyRoom.this.settings.within());
			byte[] bytes = larger(new byte[0], whole);
			int length = 0;
			int read = 0;
			while (length < whole && read >= 0) {
				if (length == bytes.length) {
					bytes = larger(bytes, whole);
				}
				read = next(in, bytes, length, end);
				length += Math.max(read, 0);
			}
			if (length > most) {
				throw new BodyRefusedException(Reason.LARGE);
			}
			return (length == bytes.length) ? bytes : Arrays.copyOf(bytes, length);
		}

		private byte[] larger(byte[] bytes, long whole) {
			int length = (int) Math.min(Math.max(FIRST, 2L * bytes.length), whole);
			if (!take(this, length - bytes.length)) {
				throw new BodyRefusedException(Reason.FULL);
			}
			return Arrays.copyOf(bytes, length);
		}

		private int next(InputStream in, byte[] bytes, int at, Instant end) throws IOException {
			if (Instant.now(BodyRoom.this.clock).isAfter(end)) {
				throw new BodyRefusedException(Reason.SLOW);
			}
			try {
				return in.read(bytes, at, bytes.length - at);
			}
			catch (SocketTimeoutException ex) {
				throw new BodyRefusedException(Reason.SLOW);
			}
		}

		/** Gives the room back. */
		@Override
		public void close() {
			leave(this);
		}

	}

}
