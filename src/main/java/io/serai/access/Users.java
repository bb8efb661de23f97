package io.serai.access;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * The people who may sign in to the console. Passwords are kept as bcrypt hashes. Every
 * method throws {@link org.springframework.dao.DataAccessException} if the database
 * cannot be asked.
 */
@Service
public class Users {

	/** The shortest password that is taken. */
	public static final int SHORTEST_PASSWORD = 12;

	private static final String COLUMNS = "name, role, enabled, one_time, created_at, password";

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	private final Clock clock;

	Users(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
		this.jdbc = jdbc;
		this.passwords = passwords;
		this.clock = clock;
	}

	/**
	 * Returns everybody, by name.
	 */
	public List<User> all() {
		return this.jdbc.sql("SELECT " + COLUMNS + " FROM app_user ORDER BY name").query(Users::user).list();
	}

	/**
	 * Returns the person of that name; empty if there is none.
	 */
	public Optional<User> find(String name) {
		return stored(name).map(Stored::user);
	}

	/**
	 * Adds a person.
	 * @param name 1 to 64 letters, digits and {@code . _ @ -}
	 * @param oneTime whether the person must change the password before anything else
	 * @throws RefusedException if the name is malformed or taken
	 * @throws IllegalArgumentException if the password is too short or too long
	 * @throws org.springframework.dao.DuplicateKeyException if another node was quicker
	 */
	void create(String name, String password, Role role, boolean oneTime) {
		if (!name.matches("[\\p{L}\\p{N}._@-]{1,64}")) {
			throw new RefusedException(RefusedException.Reason.USER_NAME,
					"a user's name has 1 to 64 letters, digits and . _ @ -; choose another");
		}
		if (isTaken(name)) {
			throw new RefusedException(RefusedException.Reason.TAKEN,
					"there is a user %s already; choose another name".formatted(name));
		}
		this.jdbc
			.sql("INSERT INTO app_user (name, password, role, one_time, created_at) "
					+ "VALUES (:name, :password, :role, :oneTime, :at)")
			.param("name", name)
			.param("password", encoded(name, password))
			.param("role", role.name())
			.param("oneTime", oneTime)
			.param("at", OffsetDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC))
			.update();
	}

	/**
	 * Changes a person's password.
	 * @param oneTime whether the person must change it before anything else
	 * @throws IllegalArgumentException if the password is too short or too long
	 */
	boolean changePassword(String name, String password, boolean oneTime) {
		return this.jdbc.sql("UPDATE app_user SET password = :password, one_time = :oneTime WHERE name = :name")
			.param("password", encoded(name, password))
			.param("oneTime", oneTime)
			.param("name", name)
			.update() == 1;
	}

	boolean changeRole(String name, Role role) {
		return this.jdbc.sql("UPDATE app_user SET role = :role WHERE name = :name")
			.param("role", role.name())
			.param("name", name)
			.update() == 1;
	}

	boolean enable(String name, boolean enabled) {
		return this.jdbc.sql("UPDATE app_user SET enabled = :enabled WHERE name = :name")
			.param("enabled", enabled)
			.param("name", name)
			.update() == 1;
	}

	/**
	 * Returns who may manage users now, and lets nobody change that before the
	 * transaction ends: of two who demote each other one must come second. Locked in
	 * order, so that they cannot wait for each other.
	 */
	List<String> lockAdministrators() {
		return this.jdbc.sql("SELECT name FROM app_user WHERE role = :role AND enabled = TRUE ORDER BY name FOR UPDATE")
			.param("role", Role.ADMINISTRATOR.name())
			.query(String.class)
			.list();
	}

	Optional<Stored> stored(String name) {
		return this.jdbc.sql("SELECT " + COLUMNS + " FROM app_user WHERE name = :name")
			.param("name", name)
			.query((row, number) -> new Stored(user(row, number), row.getString("password")))
			.optional();
	}

	boolean hasPassword(Stored person, String password) {
		return this.passwords.matches(password, person.password());
	}

	private boolean isTaken(String name) {
		return this.jdbc.sql("SELECT COUNT(*) FROM app_user WHERE LOWER(name) = LOWER(:name)")
			.param("name", name)
			.query(Long.class)
			.single() > 0;
	}

	private String encoded(String name, String password) {
		PasswordFault.in(password, name).ifPresent((fault) -> {
			throw new IllegalArgumentException(
					"a password has at least %d characters, at most 72 bytes, and is not the user's name (%s)"
						.formatted(SHORTEST_PASSWORD, fault));
		});
		return this.passwords.encode(password);
	}

	private static User user(ResultSet row, int number) throws SQLException {
		return new User(row.getString("name"), Role.valueOf(row.getString("role")), row.getBoolean("enabled"),
				row.getBoolean("one_time"), row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	/**
	 * A person as stored.
	 *
	 * @param user who
	 * @param password the hash of the password
	 */
	record Stored(User user, String password) {

		/** Returns what changes when a session of this person must end. */
		String stamp() {
			return ApiKey.sha256((this.password + this.user.role() + this.user.enabled() + this.user.oneTime())
				.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String toString() {
			return "Stored[" + this.user.name() + "]";
		}

	}

}
