package io.serai.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.SendAcknowledgementHandler;

/**
 * The broker's word that one message is on disk, once it comes.
 */
final class Confirmation implements SendAcknowledgementHandler {

	private final CompletableFuture<Boolean> done = new CompletableFuture<>();

	@Override
	public void sendAcknowledged(Message message) {
		this.done.complete(true);
	}

	@Override
	public void sendFailed(Message message, Exception cause) {
		this.done.completeExceptionally(cause);
	}

	/**
	 * Waits for it.
	 * @throws ActiveMQException if it did not come in time, or said no
	 */
	void await(Duration patience) throws ActiveMQException {
		try {
			this.done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ActiveMQException("interrupted while the broker stored a record");
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new ActiveMQException("the broker did not store a record", ex,
					ActiveMQExceptionType.CONNECTION_TIMEDOUT);
		}
	}

}
