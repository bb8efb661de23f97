package io.serai.access;

import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Who signs in, and whether a session may go on: it ends when the person is disabled,
 * gets another role or another password, at once on this node and after
 * {@code serai.access.client-cache} on others. While the database is away, sessions go
 * on.
 */
@Service
class SignIns implements UserDetailsService {

	private final Users users;

	private final Remembering<String> stamps;

	SignIns(Users users, AccessSettings settings) {
		this.users = users;
		this.stamps = new Remembering<>(settings.clientCache(), System::nanoTime);
	}

	@Override
	public SignedIn loadUserByUsername(String name) {
		return this.users.stored(name)
			.map(SignedIn::new)
			.orElseThrow(() -> new UsernameNotFoundException("no such user"));
	}

	boolean isStillWelcome(SignedIn person) {
		return this.stamps
			.get(person.getUsername(), () -> this.users.stored(person.getUsername()).map(Users.Stored::stamp))
			.filter(person.stamp()::equals)
			.isPresent();
	}

	void forget() {
		this.stamps.forget();
	}

}
