import type { Trigger, TriggerView } from '@shared/contracts/trigger'
import { connectionOf as findConnectionOf } from '@shared/connections'
import { must } from '@shared/domain/assert'
import type { KeySecret } from '@shared/domain/decision'
import type { RemoteKeys } from '@shared/domain/remote-keys'
import { baseUrl } from '@shared/domain/urls'
import type { ReceiverTarget } from '../receiver/receiver'
import type { StoredDelivery, TriggerFacts } from '../storage/store'
import { activeKey, formatOf } from './key-ring'
import { addDelivery, isMilestone, noFacts } from './trigger-facts'

/** Secrets by key id. A key without one here was lost by the vault. */
export type Secrets = ReadonlyMap<string, string>

/** A trigger in memory, with all that the receiver needs to decide without waiting. */
export interface TriggerEntry {
  trigger: Trigger
  secrets: Secrets
  listening: boolean
  facts: TriggerFacts
}

/** A key that is accepted without being one of the trigger: of the app's own test events. */
export interface Loan {
  secret: KeySecret | null
  remoteKeys: RemoteKeys
}

/** All triggers, by id and by token. It holds; storing and telling are the writer's business. */
export interface TriggerRegistry {
  get(triggerId: string): TriggerEntry | null
  list(): TriggerEntry[]
  view(entry: TriggerEntry): TriggerView
  /** What the receiver needs for a request to this token. */
  findTarget(token: string): ReceiverTarget | null
  set(entry: TriggerEntry): void
  remove(triggerId: string): void
  /** The secret that the trigger's authentication works with now. */
  activeSecret(entry: TriggerEntry): { keyId: string; secret: string } | null
  /** Lets the receiver accept another key of a trigger for a while; returns the function that ends it. */
  lend(triggerId: string, loan: Loan): () => void
  /** Counts a stored delivery; `null` when it is of no known trigger. */
  addDelivery(delivery: StoredDelivery): { triggerId: string; isMilestone: boolean } | null
  /** Every secret in memory, for keeping them out of the log. */
  secrets(): Iterable<string>
  changeFacts(triggerId: string, change: (facts: TriggerFacts) => TriggerFacts): void
  /** The public bases under which senders may know the triggers, the one in force first. */
  setPublicBases(bases: readonly string[]): void
  /** The names under which a program on this machine may post. */
  setLocalBases(bases: readonly string[]): void
}

function secretsOf(entry: TriggerEntry): KeySecret[] {
  return entry.trigger.keys.flatMap((key) => {
    const secret = entry.secrets.get(key.id)
    return secret === undefined ? [] : [{ id: key.id, format: key.format, secret, retiresAt: key.retiresAt }]
  })
}

const connectionOf = (trigger: Trigger) => must(findConnectionOf(trigger), 'a trigger names a known connection')

const viewOf = (entry: TriggerEntry): TriggerView => {
  const { trigger, facts } = entry
  const active = activeKey(trigger.keys, formatOf(trigger.authentication, connectionOf(trigger)))
  return {
    ...trigger,
    keys: trigger.keys.map((key) => {
      const use = facts.keyUse.find((other) => other.keyId === key.id)
      return { ...key, lastUsedAt: use?.lastUsedAt ?? null, lastSender: use?.lastSender ?? null }
    }),
    listening: entry.listening,
    counts: facts.counts,
    sampleCount: facts.sampleCount,
    keyLost: active !== null && !entry.secrets.has(active.id),
    firstHandshakeAt: facts.firstHandshakeAt,
    firstAuthenticAt: facts.firstAuthenticAt,
    consoleBase: facts.consoleBase,
  }
}

/** An empty registry; what the receiver asks for is made once per change, not per request. */
export function createTriggerRegistry(): TriggerRegistry {
  const entries = new Map<string, TriggerEntry>()
  const targets = new Map<string, ReceiverTarget>()
  let publicBases: readonly string[] = []
  let localBases: readonly string[] = []

  const loans = new Map<string, Loan>()

  const makeTarget = (entry: TriggerEntry): void => {
    const { trigger } = entry
    const loan = loans.get(trigger.id)
    targets.set(trigger.token, {
      trigger,
      connection: connectionOf(trigger),
      listening: entry.listening,
      secrets: [...secretsOf(entry), ...(loan?.secret ? [loan.secret] : [])],
      ...(loan ? { remoteKeys: loan.remoteKeys } : {}),
      publicUrls: [...publicBases, ...localBases].map((base) => baseUrl(base, trigger.token)),
    })
  }

  const makeTargets = (): void => {
    for (const entry of entries.values()) makeTarget(entry)
  }

  return {
    get: (triggerId) => entries.get(triggerId) ?? null,
    list: () => [...entries.values()],
    view: viewOf,
    findTarget: (token) => targets.get(token) ?? null,
    set(entry) {
      entries.set(entry.trigger.id, entry)
      makeTarget(entry)
    },
    remove(triggerId) {
      const entry = entries.get(triggerId)
      if (!entry) return
      entries.delete(triggerId)
      targets.delete(entry.trigger.token)
    },
    activeSecret(entry) {
      const key = activeKey(entry.trigger.keys, formatOf(entry.trigger.authentication, connectionOf(entry.trigger)))
      const secret = key && entry.secrets.get(key.id)
      return key && secret !== null && secret !== undefined ? { keyId: key.id, secret } : null
    },
    lend(triggerId, loan) {
      const remake = (): void => {
        const entry = entries.get(triggerId)
        if (entry) makeTarget(entry)
      }
      loans.set(triggerId, loan)
      remake()
      return () => {
        if (loans.get(triggerId) !== loan) return
        loans.delete(triggerId)
        remake()
      }
    },
    addDelivery(delivery) {
      const entry = delivery.summary.triggerId === null ? null : entries.get(delivery.summary.triggerId)
      if (!entry) return null
      const before = entry.facts
      entry.facts = addDelivery(before, delivery)
      return { triggerId: entry.trigger.id, isMilestone: isMilestone(before, entry.facts) }
    },
    secrets: () => [...entries.values()].flatMap((entry) => [...entry.secrets.values()]),
    changeFacts(triggerId, change) {
      const entry = entries.get(triggerId)
      if (entry) entry.facts = change(entry.facts)
    },
    setPublicBases(bases) {
      publicBases = bases
      makeTargets()
    },
    setLocalBases(bases) {
      localBases = bases
      makeTargets()
    },
  }
}

/** A trigger that has just come to be. */
export const newEntry = (trigger: Trigger, secrets: Secrets): TriggerEntry => ({
  trigger,
  secrets,
  listening: false,
  facts: noFacts(),
})
