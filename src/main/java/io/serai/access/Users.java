package io.serai.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * The people who may sign in to the console. Passwords are kept as bcrypt hashes. Every
 * method throws {@link org.springframework.dao.DataAccessException} if the database
 * cannot be asked.
 */
@Service
public class Users implements UserDetailsService {

	/** The shortest password that is taken. */
	public static final int SHORTEST_PASSWORD = 12;

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	private final Clock clock;

	Users(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
		this.jdbc = jdbc;
		this.passwords = passwords;
		this.clock = clock;
	}

	/**
	 * Adds a person.
	 * @param name 1 to 64 letters, digits and {@code . _ @ -}
	 * @throws IllegalArgumentException if the name is malformed or the password too short
	 * @throws org.springframework.dao.DuplicateKeyException if there is such a person
	 */
	public void create(String name, String password, Role role) {
		if (!name.matches("[\\p{L}\\p{N}._@-]{1,64}")) {
			throw new IllegalArgumentException("a user's name has 1 to 64 letters, digits and . _ @ -");
		}
		this.jdbc.sql("INSERT INTO app_user (name, password, role, created_at) VALUES (:name, :password, :role, :at)")
			.param("name", name)
			.param("password", encoded(password))
			.param("role", role.name())
			.param("at", OffsetDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC))
			.update();
	}

	/**
	 * Changes a person's password.
	 * @return false if there is no such person
	 * @throws IllegalArgumentException if the password is too short
	 */
	public boolean changePassword(String name, String password) {
		return this.jdbc.sql("UPDATE app_user SET password = :password WHERE name = :name")
			.param("password", encoded(password))
			.param("name", name)
			.update() == 1;
	}

	/**
	 * Removes a person.
	 * @return false if there is no such person
	 */
	public boolean remove(String name) {
		return this.jdbc.sql("DELETE FROM app_user WHERE name = :name").param("name", name).update() == 1;
	}

	/**
	 * Returns everybody, by name.
	 */
	public List<User> all() {
		return this.jdbc.sql("SELECT name, role, created_at FROM app_user ORDER BY name").query(Users::user).list();
	}

	/**
	 * Returns the person of that name; empty if there is none.
	 */
	public Optional<User> find(String name) {
		return this.jdbc.sql("SELECT name, role, created_at FROM app_user WHERE name = :name")
			.param("name", name)
			.query(Users::user)
			.optional();
	}

	@Override
	public UserDetails loadUserByUsername(String name) {
		return this.jdbc.sql("SELECT name, password, role FROM app_user WHERE name = :name")
			.param("name", name)
			.query((row, number) -> org.springframework.security.core.userdetails.User.withUsername(row.getString(1))
				.password(row.getString(2))
				.authorities(Role.valueOf(row.getString(3)).authority())
				.build())
			.optional()
			.orElseThrow(() -> new UsernameNotFoundException("no such user"));
	}

	private String encoded(String password) {
		if (password.length() < SHORTEST_PASSWORD || password.length() > 72) {
			throw new IllegalArgumentException(
					"a password has %d to 72 characters; longer ones bcrypt cuts off".formatted(SHORTEST_PASSWORD));
		}
		return this.passwords.encode(password);
	}

	private static User user(ResultSet row, int number) throws SQLException {
		return new User(row.getString("name"), Role.valueOf(row.getString("role")),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

}
