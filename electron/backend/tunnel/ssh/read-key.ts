import ssh2 from 'ssh2'
import type { ParsedKey } from 'ssh2'
import { done, failed, nameProblem } from './step'
import type { Step } from './step'

const isMissingPassphrase = (error: Error): boolean => error.message.includes('no passphrase given')

/** The private key in a file's bytes (OpenSSH, PEM or PPK 2), decrypted where it has to be. */
export function readKey(bytes: Uint8Array, passphrase: string | null): Step<ParsedKey> {
  const buffer = Buffer.from(bytes)
  const plain = ssh2.utils.parseKey(buffer)
  if (!(plain instanceof Error)) return ownPrivateKey(plain)
  if (!isMissingPassphrase(plain)) return failed(nameProblem('ssh_key_not_a_key', plain.message))
  if (!passphrase) return failed(nameProblem('ssh_passphrase_missing'))
  const opened = ssh2.utils.parseKey(buffer, passphrase)
  // Past this point the parser tells a damaged file and a wrong passphrase apart in no reliable way.
  return opened instanceof Error ? failed(nameProblem('ssh_passphrase_wrong')) : ownPrivateKey(opened)
}

function ownPrivateKey(key: ParsedKey): Step<ParsedKey> {
  return key.isPrivateKey()
    ? done(key)
    : failed(nameProblem('ssh_key_not_a_key', 'It holds the public half of a key, not the private one.'))
}
