import type { ProblemTable } from './problem-text'

const manual = 'https://man.openbsd.org'
const byItself = 'Hookwright tries again by itself.'

/** What the settings or the key on this computer lack; no connection was made. */
const ownSide: ProblemTable = {
  ssh_host_missing: {
    sentence: 'No SSH host has been entered.',
    remedy: 'Enter the name of your server on the Tunnel page, such as host.example.com.',
    link: null,
    retry: 'never',
  },
  ssh_user_missing: {
    sentence: 'No user name for the SSH host has been entered.',
    remedy: 'Enter on the Tunnel page the user that you log in with; an account for this tunnel alone is best.',
    link: null,
    retry: 'never',
  },
  ssh_key_unreadable: {
    sentence: 'The private key file could not be read: it is missing, or this user may not open it.',
    remedy: 'Choose the file again on the Tunnel page. On macOS and Linux it has to be yours: chmod 600 on it.',
    link: null,
    retry: 'never',
  },
  ssh_key_not_a_key: {
    sentence: 'The chosen file is no private key in a form that Hookwright reads.',
    remedy:
      'Choose the private key, which is the file without .pub. A key in another form becomes an OpenSSH one with "ssh-keygen -p -f <file>", a PuTTY key with "puttygen key.ppk -O private-openssh -o <file>".',
    link: `${manual}/ssh-keygen#p`,
    retry: 'never',
  },
  ssh_passphrase_missing: {
    sentence: 'The private key is locked with a passphrase, and Hookwright has none.',
    remedy: 'Enter the passphrase on the Tunnel page, or let the SSH agent hold the key: ssh-add <file>.',
    link: `${manual}/ssh-add`,
    retry: 'never',
  },
  ssh_passphrase_wrong: {
    sentence: 'The passphrase does not open the private key.',
    remedy:
      'Enter it again on the Tunnel page. Whether it is the right one is told by "ssh-keygen -y -f <file>", which also fails when the file is damaged.',
    link: `${manual}/ssh-keygen#y`,
    retry: 'never',
  },
  ssh_agent_missing: {
    sentence: 'No SSH agent with a key was found on this computer.',
    remedy:
      'Add your key with "ssh-add" and start Hookwright from a session that has SSH_AUTH_SOCK; on Windows start the service "OpenSSH Authentication Agent". Or choose a private key file on the Tunnel page.',
    link: `${manual}/ssh-agent`,
    retry: 'minutely',
  },
}

/** What went wrong between here and the host, before the login. */
const way: ProblemTable = {
  ssh_unreachable: {
    sentence:
      'The SSH host cannot be reached: this computer is offline, the name was not found, or nothing listens on that port.',
    remedy: `Check the network, and host and port on the Tunnel page. On the host, "systemctl status ssh" tells whether its SSH server runs. ${byItself}`,
    link: null,
    retry: 'soon',
  },
  ssh_no_answer: {
    sentence: 'The SSH host did not answer in time.',
    remedy: `A firewall or VPN may swallow the connection, or the port is the wrong one. "ssh -v -p <port> <user>@<host>" shows how far it gets. ${byItself}`,
    link: null,
    retry: 'soon',
  },
  ssh_not_ssh: {
    sentence: 'What answers on that port is no SSH server.',
    remedy:
      'Check host and port on the Tunnel page; SSH usually has 22, while 80 and 443 belong to web servers. On a guest network, open any web page and sign in first.',
    link: null,
    retry: 'minutely',
  },
  ssh_algorithms: {
    sentence: 'Hookwright and the SSH host could not agree on how to protect the connection.',
    remedy:
      'Update the SSH server of the host. In its sshd_config, remove lines with KexAlgorithms, HostKeyAlgorithms, Ciphers or MACs, or allow curve25519-sha256, ssh-ed25519, aes256-gcm@openssh.com and hmac-sha2-256; "sshd -T" shows what is in force.',
    link: `${manual}/sshd_config#KexAlgorithms`,
    retry: 'never',
  },
  ssh_host_key_unknown: {
    sentence: 'This SSH host is not known yet, so nothing but its key was asked for.',
    remedy:
      'Compare the fingerprint with the one that the host itself shows: "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub", run there. Trust it only when they are the same.',
    link: `${manual}/ssh-keygen#l`,
    retry: 'never',
  },
  ssh_host_key_changed: {
    sentence:
      'The SSH host shows another key than the one you trusted: it was set up anew, or somebody stands in between. Nothing about you was sent.',
    remedy:
      'Ask whoever runs the host. Compare the fingerprint with "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub", run there, and trust the new key only when they are the same.',
    link: `${manual}/ssh-keygen#l`,
    retry: 'never',
  },
}

/** What the host itself refused. */
const host: ProblemTable = {
  ssh_authentication_refused: {
    sentence: 'The SSH host did not let this user in with this key.',
    remedy:
      'Put the public key (the .pub file) on the host, in ~/.ssh/authorized_keys of that user: "ssh-copy-id -i <file>.pub <user>@<host>". If it stands there, "journalctl -u ssh" on the host says why it was refused.',
    link: `${manual}/sshd#AUTHORIZED_KEYS_FILE_FORMAT`,
    retry: 'never',
  },
  ssh_forwarding_refused: {
    sentence:
      'The SSH host let you in, but does not listen for you: its settings forbid it, the port is taken there, or only root may have it.',
    remedy:
      'Its sshd_config needs "AllowTcpForwarding remote", and for other addresses than localhost "GatewayPorts clientspecified"; a PermitListen line has to name the port. A port below 1024 takes root: choose a higher one, or 0 for any. One that a broken connection still holds comes free by itself, sooner with "ClientAliveInterval 15". Hookwright tries again every minute.',
    link: `${manual}/sshd_config#AllowTcpForwarding`,
    retry: 'minutely',
  },
}

/** Problems of a tunnel through the user's own SSH host; codes begin with `ssh_`. */
export const sshProblems: ProblemTable = { ...ownSide, ...way, ...host }
