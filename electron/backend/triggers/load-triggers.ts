import { connectionOf, findPreset } from '@shared/connections'
import type { Trigger } from '@shared/contracts/trigger'
import type { Clock, Log, Vault } from '../ports'
import type { Store } from '../storage/store'
import { withoutForgotten } from './key-ring'
import { noFacts } from './trigger-facts'
import type { TriggerRegistry } from './trigger-registry'
import { secretReference } from './trigger-writer'

interface LoadParts {
  registry: TriggerRegistry
  store: Store
  vault: Vault
  clock: Clock
  log: Log
}

function isKnown(trigger: Trigger): boolean {
  const connection = connectionOf(trigger)
  return connection !== undefined && findPreset(connection, trigger.authentication.preset) !== undefined
}

async function readSecrets(trigger: Trigger, vault: Vault, log: Log): Promise<Map<string, string>> {
  const secrets = new Map<string, string>()
  for (const key of trigger.keys) {
    try {
      const secret = await vault.read(secretReference(key.id))
      if (secret !== null) secrets.set(key.id, secret)
    } catch (error) {
      log.error('The secret of a key could not be read from the vault.', error)
    }
  }
  return secrets
}

/** Forgets the keys that retired long ago, in the store and in the vault. */
async function purge(trigger: Trigger, parts: LoadParts): Promise<Trigger> {
  const keys = withoutForgotten(trigger, parts.clock.now())
  if (keys.length === trigger.keys.length) return trigger
  const kept = new Set(keys.map((key) => key.id))
  const purged = { ...trigger, keys }
  try {
    await parts.store.saveTrigger(purged)
    for (const key of trigger.keys) if (!kept.has(key.id)) await parts.vault.remove(secretReference(key.id))
  } catch (error) {
    parts.log.error('Retired keys could not be forgotten; it is tried again at the next start.', error)
  }
  return purged
}

/** Fills the registry from store and vault; gives the names of triggers that this version cannot use. */
export async function loadTriggers(parts: LoadParts): Promise<string[]> {
  const facts = await parts.store.triggerFacts()
  const skipped: string[] = []
  for (const stored of await parts.store.triggers()) {
    if (!isKnown(stored)) {
      skipped.push(stored.name)
      continue
    }
    const trigger = await purge(stored, parts)
    const secrets = await readSecrets(trigger, parts.vault, parts.log)
    parts.registry.set({ trigger, secrets, listening: false, facts: facts.get(trigger.id) ?? noFacts() })
  }
  return skipped
}
