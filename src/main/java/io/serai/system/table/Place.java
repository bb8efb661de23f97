package io.serai.system.table;

import java.time.ZoneId;
import java.util.List;

/**
 * Which table, and what names a row in it. Names come from the settings, never from a
 * record, and are plain names all the same.
 *
 * @param table its name, also with its schema
 * @param key columns that together name a row
 * @param zone of times that the database keeps without one
 */
record Place(String table, List<String> key, ZoneId zone) {

	private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,62}";

	Place {
		key = List.copyOf(key);
		if (!table.matches(NAME + "(\\." + NAME + ")?")) {
			throw new IllegalArgumentException("'%s' is no plain name of a table".formatted(table));
		}
		key.forEach(Place::checkColumn);
	}

	static void checkColumn(String name) {
		if (!name.matches(NAME)) {
			throw new IllegalArgumentException("'%s' is no plain name of a column".formatted(name));
		}
	}

}
