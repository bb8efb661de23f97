package io.serai.sftp;

import java.io.IOException;

/**
 * The server does not let the user in.
 */
public final class NotAdmittedException extends IOException {

	private static final long serialVersionUID = 1L;

	NotAdmittedException(Exception cause) {
		super("the SFTP server does not let the user in", cause);
	}

}
