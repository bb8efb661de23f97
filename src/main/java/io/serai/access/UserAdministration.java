package io.serai.access;

import java.util.List;

import io.serai.access.RefusedException.Reason;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an administrator does about users. Each deed and its line in the audit are one
 * transaction; who is signed in as the user has to sign in again. Every method throws
 * {@link RefusedException} if there is no such user, and
 * {@link org.springframework.dao.DataAccessException} if the database cannot be asked.
 */
@Service
public class UserAdministration {

	private final Users users;

	private final SignIns signIns;

	private final Audit audit;

	private final TransactionOperations transaction;

	UserAdministration(Users users, SignIns signIns, Audit audit, TransactionOperations transaction) {
		this.users = users;
		this.signIns = signIns;
		this.audit = audit;
		this.transaction = transaction;
	}

	/**
	 * Adds a person.
	 * @param name 1 to 64 letters, digits and {@code . _ @ -}
	 * @param by who does it
	 * @return the one-time password, told only this once
	 * @throws RefusedException if the name is malformed or taken
	 */
	public String create(String name, Role role, String by) {
		String password = OneTimePassword.random();
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.users.create(name, password, role, true);
				this.audit.record(by, "create-user", name, role.name());
			});
		}
		catch (DuplicateKeyException ex) {
			throw new RefusedException(Reason.TAKEN, "there is a user %s already".formatted(name));
		}
		return password;
	}

	/**
	 * Changes what a person may do.
	 * @throws RefusedException if it is the last administrator
	 */
	public void changeRole(String name, Role role, String by) {
		this.transaction.executeWithoutResult((status) -> {
			if (role != Role.ADMINISTRATOR) {
				keepAnAdministratorBeside(name);
			}
			known(name, this.users.changeRole(name, role));
			this.audit.record(by, "change-role", name, role.name());
		});
		this.signIns.forget();
	}

	/**
	 * Lets a person in or keeps the person out.
	 * @throws RefusedException if it is the last administrator
	 */
	public void enable(String name, boolean enabled, String by) {
		this.transaction.executeWithoutResult((status) -> {
			if (!enabled) {
				keepAnAdministratorBeside(name);
			}
			known(name, this.users.enable(name, enabled));
			this.audit.record(by, enabled ? "enable-user" : "disable-user", name, "");
		});
		this.signIns.forget();
	}

	/**
	 * Gives a person another one-time password; the one before does not count any more.
	 * @return the one-time password, told only this once
	 */
	public String newPassword(String name, String by) {
		String password = OneTimePassword.random();
		this.transaction.executeWithoutResult((status) -> {
			known(name, this.users.changePassword(name, password, true));
			this.audit.record(by, "reset-password", name, "");
		});
		this.signIns.forget();
		return password;
	}

	private void keepAnAdministratorBeside(String name) {
		if (this.users.lockAdministrators().equals(List.of(name))) {
			throw new RefusedException(Reason.LAST_ADMINISTRATOR,
					"%s is the last enabled administrator; make another one first".formatted(name));
		}
	}

	private static void known(String name, boolean found) {
		if (!found) {
			throw new RefusedException(Reason.UNKNOWN, "there is no user %s; see the list of users".formatted(name));
		}
	}

}
