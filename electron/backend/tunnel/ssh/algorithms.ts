import type { Algorithms, KexAlgorithm } from 'ssh2'

/**
 * Diffie-Hellman over numbers instead of curves: under Electron's BoringSSL each of these holds up the whole process for
 * seconds, the large ones for minutes, and a server could ask for it before it is trusted. Every OpenSSH since 2011 has
 * curves.
 */
const slow: KexAlgorithm[] = [
  'diffie-hellman-group-exchange-sha256',
  'diffie-hellman-group14-sha256',
  'diffie-hellman-group15-sha512',
  'diffie-hellman-group16-sha512',
  'diffie-hellman-group17-sha512',
  'diffie-hellman-group18-sha512',
]

/** What the driver offers: what ssh2 finds in this Node or Electron, without the slow ones. */
export const algorithms: Algorithms = { kex: { remove: slow, append: [], prepend: [] } }
