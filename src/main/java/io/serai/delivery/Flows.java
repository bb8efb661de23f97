package io.serai.delivery;

import java.util.List;

/**
 * The flows as an administrator sees and steers them.
 */
public interface Flows {

	/**
	 * Returns every flow that subscribes to a channel, by id; also queues whose flow file
	 * is gone ({@link FlowStatus.Gate#STOPPED}).
	 */
	List<FlowStatus> all();

	/**
	 * Pauses a flow until somebody resumes it. Records go on being stored.
	 * @param by the person
	 * @param reason shown in the console
	 */
	void pause(String flow, String by, String reason);

	/**
	 * Resumes a flow, whoever or whatever paused it.
	 */
	void resume(String flow, String by);

}
