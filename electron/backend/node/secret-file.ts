import { readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { createSerialQueue } from '../serial-queue'
import type { SecretMap } from './secret-map'
import { writeWholeFile } from './write-whole-file'

const secretFileSchema = z.strictObject({ version: z.literal(1), secrets: z.record(z.string(), z.string()) })

/** Turns the file's text into bytes that only this user can read, and back; `seal` may be the identity. */
export interface Sealing {
  seal(text: string): Uint8Array
  unseal(bytes: Uint8Array): string
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A parser's own message may quote the text, which here is the secrets. */
function parseSecrets(text: string, path: string): Map<string, string> {
  try {
    return new Map(Object.entries(secretFileSchema.parse(JSON.parse(text)).secrets))
  } catch {
    throw new Error(`The file of secrets ${path} is damaged: it is not in the form Hookwright writes.`)
  }
}

async function load(path: string, sealing: Sealing): Promise<Map<string, string>> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    if (isMissing(error)) return new Map()
    throw error
  }
  return parseSecrets(sealing.unseal(bytes), path)
}

/** The secrets to add to; a file that cannot be read is set aside under another name, never deleted. */
async function loadToChange(path: string, sealing: Sealing): Promise<Map<string, string>> {
  try {
    return await load(path, sealing)
  } catch {
    await rename(path, `${path}.corrupt-${Date.now()}`)
    return new Map()
  }
}

/** A file of secrets, mode 0600, replaced as a whole at each change; the changes run one after another. */
export function createSecretFile(path: string, sealing: Sealing): SecretMap {
  const inTurn = createSerialQueue()
  let loaded: Map<string, string> | null = null
  const secrets = async (): Promise<Map<string, string>> => (loaded ??= await load(path, sealing))
  return {
    read: (reference) => inTurn(async () => (await secrets()).get(reference) ?? null),
    all: () => inTurn(async () => new Map(await secrets())),
    change: (edit) =>
      inTurn(async () => {
        const next = new Map(loaded ?? (await loadToChange(path, sealing)))
        edit(next)
        await writeWholeFile(path, sealing.seal(JSON.stringify({ version: 1, secrets: Object.fromEntries(next) })))
        loaded = next
      }),
  }
}
