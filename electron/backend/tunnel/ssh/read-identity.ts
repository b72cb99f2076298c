import { createAgent } from 'ssh2'
import type { BaseAgent, ParsedKey } from 'ssh2'
import type { SshSettings } from '@shared/contracts/tunnel'
import { readKey } from './read-key'
import { done, failed, nameProblem } from './step'
import type { Step } from './step'

/** What proves to the host who is there. */
export type Identity = { kind: 'key'; key: ParsedKey } | { kind: 'agent'; agent: BaseAgent }

export interface IdentitySource {
  settings: SshSettings
  passphrase: string | null
  readKey(path: string): Promise<Uint8Array>
  /** Where the SSH agent listens; `null` when there is none. */
  agent: string | null
}

/** Returns the function that reads the identity afresh at each call, but decrypts a key that did not change only once: that takes a third of a second, in which nothing else runs. */
export function createIdentityReader(source: IdentitySource): () => Promise<Step<Identity>> {
  let last: { bytes: Buffer; key: ParsedKey } | null = null

  async function readKeyFile(path: string): Promise<Step<Identity>> {
    const file = await readFile(source, path)
    if (file.problem) return file
    if (last?.bytes.equals(file.value)) return done({ kind: 'key', key: last.key })
    const read = readKey(file.value, source.passphrase)
    if (read.problem) return read
    last = { bytes: file.value, key: read.value }
    return done({ kind: 'key', key: read.value })
  }

  return () => (source.settings.keyFile === null ? askAgent(source.agent) : readKeyFile(source.settings.keyFile))
}

async function readFile(source: IdentitySource, path: string): Promise<Step<Buffer>> {
  try {
    return done(Buffer.from(await source.readKey(path)))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    return failed(nameProblem('ssh_key_unreadable', `${path} (${code})`))
  }
}

function askAgent(path: string | null): Promise<Step<Identity>> {
  if (path === null) return Promise.resolve(failed(nameProblem('ssh_agent_missing', 'SSH_AUTH_SOCK is not set.')))
  const agent = createAgent(path)
  return new Promise((resolve) => {
    agent.getIdentities((error, keys) => {
      if (error) resolve(failed(nameProblem('ssh_agent_missing', `${path}: ${error.message}`)))
      else if (!keys || keys.length === 0) resolve(failed(nameProblem('ssh_agent_missing', 'It holds no key.')))
      else resolve(done({ kind: 'agent', agent }))
    })
  })
}
