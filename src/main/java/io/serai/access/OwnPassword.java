package io.serai.access;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets people change their own password. The session in which that is done goes on, with
 * a new id; all others of that person end.
 */
@Service
public class OwnPassword {

	private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

	private final Users users;

	private final SignIns signIns;

	private final LoginThrottle throttle;

	private final Audit audit;

	private final TransactionOperations transaction;

	OwnPassword(Users users, SignIns signIns, LoginThrottle throttle, Audit audit, TransactionOperations transaction) {
		this.users = users;
		this.signIns = signIns;
		this.throttle = throttle;
		this.audit = audit;
		this.transaction = transaction;
	}

	/**
	 * Changes the password of the person who is signed in. Wrong present passwords count
	 * like wrong ones at sign-in.
	 * @return why it is not changed; empty if it is
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	public Optional<PasswordFault> change(NewPassword typed, HttpServletRequest request, HttpServletResponse response) {
		String name = String.valueOf(request.getRemoteUser());
		Optional<Users.Stored> person = this.users.stored(name);
		Optional<LoginThrottle.Attempt> begun = this.throttle.begin(request.getRemoteAddr(), name);
		if (begun.isEmpty()) {
			return Optional.of(PasswordFault.MUST_WAIT);
		}
		try (LoginThrottle.Attempt attempt = begun.get()) {
			if (person.filter((known) -> this.users.hasPassword(known, typed.current())).isEmpty()) {
				return Optional.of(PasswordFault.WRONG);
			}
			attempt.takeBack();
		}
		Optional<PasswordFault> fault = fault(typed, name);
		if (fault.isEmpty()) {
			store(name, typed.wanted());
			goOn(name, request, response);
		}
		return fault;
	}

	private static Optional<PasswordFault> fault(NewPassword typed, String name) {
		if (typed.wanted().equals(typed.current())) {
			return Optional.of(PasswordFault.SAME_AS_BEFORE);
		}
		Optional<PasswordFault> fault = PasswordFault.in(typed.wanted(), name);
		boolean repeated = typed.wanted().equals(typed.again());
		return (fault.isPresent() || repeated) ? fault : Optional.of(PasswordFault.NOT_REPEATED);
	}

	private void store(String name, String password) {
		this.transaction.executeWithoutResult((status) -> {
			this.users.changePassword(name, password, false);
			this.audit.record(name, "change-own-password", name, "");
		});
		this.signIns.forget();
	}

	private void goOn(String name, HttpServletRequest request, HttpServletResponse response) {
		SignedIn person = this.signIns.loadUserByUsername(name);
		person.eraseCredentials();
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(
				UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
		SecurityContextHolder.setContext(context);
		request.changeSessionId();
		this.sessions.saveContext(context, request, response);
	}

}
