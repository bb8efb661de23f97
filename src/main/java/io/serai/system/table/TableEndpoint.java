package io.serai.system.table;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.canonical.CanonicalJson;
import io.serai.system.called.CalledEndpoint;
import org.apache.camel.Component;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * One kind of work with one table as a Camel endpoint.
 */
final class TableEndpoint extends CalledEndpoint {

	private final Connecting connecting;

	private final Work work;

	TableEndpoint(String uri, Component component, Connecting connecting, Work work) {
		super(uri, component);
		this.connecting = connecting;
		this.work = work;
	}

	@Override
	protected void call(Message message) throws IOException {
		byte[] sent = message.getBody(byte[].class);
		JsonNode body = (sent != null) ? CanonicalJson.readTree(sent) : MissingNode.getInstance();
		String credentials = message.getHeader("Authorization", String.class);
		Map<String, Object> inputs = message.getHeaders();
		try (Connection connection = this.connecting.open(credentials)) {
			answer(message, 200, this.work.run(connection, body, inputs));
		}
		catch (RefusedRowException ex) {
			answer(message, 422, told("row", String.valueOf(ex.getMessage())));
		}
		catch (SQLTimeoutException ex) {
			throw (IOException) new InterruptedIOException("the database was silent for too long").initCause(ex);
		}
		catch (SQLException ex) {
			failed(message, ex);
		}
	}

	/** The database's own words may quote a value, so only its code is told. */
	private static void failed(Message message, SQLException ex) throws IOException {
		String state = (ex.getSQLState() != null) ? ex.getSQLState() : "";
		switch ((state.length() >= 2) ? state.substring(0, 2) : "") {
			case "08", "57" -> throw new IOException("the connection to the database broke", ex);
			case "22", "23" -> answer(message, 422, told(state, "the database refuses a value, SQLSTATE " + state));
			case "28" -> answer(message, 401, told(state, "the database does not let the user in, SQLSTATE " + state));
			case "42", "90" -> answer(message, 503,
					told(state, "the table or its columns are not there, or not for this user, SQLSTATE " + state));
			default -> answer(message, 500, told(state, "the database failed, SQLSTATE " + state));
		}
	}

	/** Opens a connection. */
	@FunctionalInterface
	interface Connecting {

		Connection open(@Nullable String credentials) throws SQLException, IOException;

	}

}
