import type { Trigger, TriggerView } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { fail, ok } from '@shared/ipc/result'
import type { CallError, Result } from '@shared/ipc/result'
import type { Clock, Log, Vault } from '../ports'
import type { PushQueue } from '../push'
import { createSerialQueue } from '../serial-queue'
import { withVaultErrors } from '../vault-errors'
import type { Store } from '../storage/store'
import { newEntry } from './trigger-registry'
import type { Secrets, TriggerEntry, TriggerRegistry } from './trigger-registry'

/** A trigger after a change, with the secrets of keys that are new in it. */
export interface Edit {
  trigger: Trigger
  newSecrets?: Secrets
  /** Absent: as it was. */
  listening?: boolean
}

export type EditResult = { ok: true; value: Edit } | { ok: false; error: CallError }

/** Makes every change of a trigger: vault, store, memory, then the windows, one change after another. */
export interface TriggerWriter {
  add(trigger: Trigger, secrets: Secrets): Promise<TriggerView>
  change(triggerId: string, edit: (entry: TriggerEntry) => EditResult): Promise<Result<TriggerView>>
  remove(triggerId: string): Promise<Result<Record<string, never>>>
  /** Tells the windows of a trigger whose counts or samples changed. */
  tell(triggerId: string): void
}

interface WriterParts {
  registry: TriggerRegistry
  store: Store
  vault: Vault
  clock: Clock
  push: PushQueue
  log: Log
}

/** Where the vault keeps the secret of a key. */
export const secretReference = (keyId: string): string => `key:${keyId}`

/** The answer to a call that names a trigger that is not there. */
export const noTrigger = () =>
  fail('not_found', 'This trigger does not exist any more. It was removed; choose another one.')

/** The writer of the given registry; nothing else changes stored triggers. */
export function createTriggerWriter(parts: WriterParts): TriggerWriter {
  const { registry, store, vault, push, log } = parts
  const inTurn = createSerialQueue()

  const keep = async (secrets: Secrets): Promise<void> => {
    for (const [keyId, secret] of secrets) {
      await withVaultErrors(() => vault.write(secretReference(keyId), secret))
    }
  }
  const forget = async (keyIds: readonly string[]): Promise<void> => {
    for (const keyId of keyIds) {
      try {
        await vault.remove(secretReference(keyId))
      } catch (error) {
        log.error('A secret that is no longer needed could not be removed.', error)
      }
    }
  }
  const tell = (entry: TriggerEntry): TriggerView => {
    const view = registry.view(entry)
    push.add({ fact: 'trigger.changed', trigger: view })
    return view
  }
  const logChange = ({ trigger, listening }: TriggerEntry): void =>
    log.fact('trigger.changed', { id: trigger.id, state: trigger.state, listening })

  const apply = async (entry: TriggerEntry, edit: Edit): Promise<TriggerView> => {
    const before = entry.trigger
    const stored: Trigger = edit.trigger === before ? before : { ...edit.trigger, updatedAt: parts.clock.now() }
    if (edit.newSecrets) await keep(edit.newSecrets)
    if (stored !== before) await store.saveTrigger(stored)
    const kept = new Set(stored.keys.map((key) => key.id))
    const gone = before.keys.map((key) => key.id).filter((keyId) => !kept.has(keyId))
    const secrets = new Map([...entry.secrets, ...(edit.newSecrets ?? [])].filter(([keyId]) => kept.has(keyId)))
    const now = must(registry.get(before.id), 'changes run one after another, so the trigger is still there')
    const next: TriggerEntry = { ...now, trigger: stored, secrets, listening: edit.listening ?? now.listening }
    registry.set(next)
    logChange(next)
    const view = tell(next)
    await forget(gone)
    return view
  }

  return {
    add: (trigger, secrets) =>
      inTurn(async () => {
        await keep(secrets)
        await store.saveTrigger(trigger)
        const entry = newEntry(trigger, secrets)
        registry.set(entry)
        logChange(entry)
        return tell(entry)
      }),
    change: (triggerId, edit) =>
      inTurn(async () => {
        const entry = registry.get(triggerId)
        if (!entry) return noTrigger()
        const result = edit(entry)
        return result.ok ? ok(await apply(entry, result.value)) : result
      }),
    remove: (triggerId) =>
      inTurn(async () => {
        const entry = registry.get(triggerId)
        if (!entry) return noTrigger()
        registry.remove(triggerId)
        try {
          await store.removeTrigger(triggerId)
        } catch (error) {
          registry.set(entry)
          throw error
        }
        push.add({ fact: 'trigger.removed', triggerId })
        log.fact('trigger.removed', { id: triggerId })
        await forget(entry.trigger.keys.map((key) => key.id))
        return ok({})
      }),
    tell(triggerId) {
      const entry = registry.get(triggerId)
      if (entry) tell(entry)
    },
  }
}
