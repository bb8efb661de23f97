package io.serai.access;

import java.util.List;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/**
 * A person who signed in, and the state in which that was. Whoever holds a one-time
 * password has no role at all until it is changed: no page, no figure and no deed is
 * forgotten that way.
 */
final class SignedIn extends User {

	/** All that a holder of a one-time password has. */
	static final String NEWCOMER = "ROLE_NEWCOMER";

	private static final long serialVersionUID = 1L;

	private final String stamp;

	SignedIn(Users.Stored person) {
		super(person.user().name(), person.password(), person.user().enabled(), true, true, true,
				rights(person.user()));
		this.stamp = person.stamp();
	}

	String stamp() {
		return this.stamp;
	}

	boolean isNewcomer() {
		return getAuthorities().stream().anyMatch((right) -> right.getAuthority().equals(NEWCOMER));
	}

	private static List<GrantedAuthority> rights(io.serai.access.User user) {
		return List.of(new SimpleGrantedAuthority(user.oneTime() ? NEWCOMER : user.role().authority()));
	}

	/** As Spring has it: by name. */
	@Override
	public boolean equals(Object other) {
		return super.equals(other);
	}

	@Override
	public int hashCode() {
		return super.hashCode();
	}

}
