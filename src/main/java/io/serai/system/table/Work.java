package io.serai.system.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one call does with a table.
 */
@FunctionalInterface
interface Work {

	/**
	 * Does it.
	 * @param body the request
	 * @param inputs what the call is about, by names of
	 * {@link io.serai.canonical.HubHeaders}
	 * @return the answer
	 * @throws RefusedRowException if it cannot be done as asked
	 * @throws SQLException if the database does not
	 */
	JsonNode run(Connection connection, JsonNode body, Map<String, Object> inputs) throws SQLException;

}
