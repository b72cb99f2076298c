import { connectionOf } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { baseUrl } from '@shared/domain/urls'
import type { CheckReport, SenderProof, SenderRoute } from '@shared/contracts/sender'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { safeFileName } from '../bundles/file-name'
import { buildTestEvent } from '../sender/build-test-event'
import { lendTestKey } from '../sender/lend-test-key'
import { playHandshake } from '../sender/play-handshake'
import { findHeaderFlaw } from '../sender/header-flaw'
import { replaySame, replaySigned, toRequest } from '../sender/replay'
import type { StoredRequest } from '../sender/replay'
import { runCheck } from '../sender/security-check/run-check'
import { writeMarkdown } from '../sender/security-check/write-report'
import type { Vendor } from '../sender/vendor'
import { createSerialQueue } from '../serial-queue'
import { missingKey } from '../triggers/missing-key'
import type { TriggerEntry } from '../triggers/trigger-registry'
import { noTrigger } from '../triggers/trigger-writer'
import { noDelivery } from './deliveries'
import type { HandlersOf } from './handlers'
import { withFileErrors } from './with-file-errors'

const notListening = () =>
  fail(
    'send_failed',
    'The receiver does not listen, so nothing that is sent can arrive. See the notice at the top for the reason, then start Hookwright again.',
  )

const noTunnel = () =>
  fail(
    'invalid_state',
    'No tunnel is connected, so there is no public URL to send to. Connect one in Settings, or send to the local URL.',
  )

const noHandshake = () =>
  fail('not_found', 'The connection of this trigger has no such handshake any more. Choose another one.')

const noReport = () => fail('invalid_state', 'There is no report to export yet. Run the security check first.')

const otherMethod = () =>
  fail(
    'invalid_input',
    'This trigger takes no such proof. Choose one that fits its Authentication Method in Trigger Setup.',
  )

const fits = (proof: SenderProof, { trigger }: TriggerEntry): boolean =>
  proof === 'none' || (trigger.authentication.method === 'signature') === (proof === 'signature')

export function createSenderHandlers(parts: BackendParts): HandlersOf<'sender'> {
  const { clock, crypto, desktop, random, registry, sender, settings, status, store } = parts
  const reports = new Map<string, CheckReport>()
  // One after the other, because the key that is lent to one is taken back when it is done.
  const inTurn = createSerialQueue()

  const originOf = (route: SenderRoute): Result<string> => {
    const { publicBase, receiver, tunnel } = status.current()
    if (receiver.state !== 'listening' || publicBase === null) return notListening()
    if (route === 'local') return ok(receiver.url)
    return tunnel.link.state === 'online' ? ok(publicBase) : noTunnel()
  }

  /** Plays the vendor of a trigger, with its key or one that is lent while `run` does its work. */
  const asVendor = <Value>(
    triggerId: string,
    { route = 'local', needsKey = true }: { route?: SenderRoute; needsKey?: boolean },
    run: (vendor: Vendor, entry: TriggerEntry) => Promise<Result<Value>>,
  ): Promise<Result<Value>> =>
    inTurn(async () => {
      const entry = registry.get(triggerId)
      if (!entry) return noTrigger()
      const { trigger } = entry
      const origin = originOf(route)
      if (!origin.ok) return origin
      const active = registry.activeSecret(entry)
      if (!active && needsKey) return missingKey(entry)
      const connection = must(connectionOf(trigger), 'a trigger names a known connection')
      const testKey = lendTestKey(registry, { trigger, connection })
      const publicBase = must(status.current().publicBase, 'the receiver listens')
      const url = baseUrl(publicBase, trigger.token)
      const secret = active?.secret ?? ''
      const vendor = { trigger, connection, url, secret, privateKey: testKey?.privateKey, origin: origin.value }
      try {
        return await run(vendor, entry)
      } finally {
        testKey?.giveBack()
      }
    })

  const readStored = async (deliveryId: string): Promise<Result<StoredRequest>> => {
    const detail = await store.detail(deliveryId)
    const body = detail && (await store.body(deliveryId))
    return detail && body ? ok({ detail, body }) : noDelivery()
  }

  return {
    'sender.sendTest': ({ triggerId }) =>
      asVendor(triggerId, {}, async (vendor) => {
        const { connection, trigger } = vendor
        const proof = trigger.authentication.method === 'signature' ? 'signature' : 'header'
        const options = { proof, freshId: true, madeBy: 'sender', isTrial: false } as const
        const sent = await sender.send(vendor, buildTestEvent(connection, trigger.eventType), options)
        if (!sent.ok) return sent
        const { answer, delivery, durationMs } = sent.value
        return ok({ status: answer.status, deliveryId: delivery?.id ?? null, durationMs })
      }),
    async 'sender.send'({ triggerId, request, proof, route, freshId }) {
      const flaw = findHeaderFlaw(request.headers)
      if (flaw !== null) return fail('invalid_input', flaw)
      return asVendor(triggerId, { route, needsKey: proof !== 'none' }, async (vendor, entry) =>
        fits(proof, entry)
          ? sender.send(vendor, request, { proof, freshId, madeBy: 'sender', isTrial: false })
          : otherMethod(),
      )
    },
    async 'sender.replay'({ deliveryId, isSignedAnew }) {
      const stored = await readStored(deliveryId)
      if (!stored.ok) return stored
      const triggerId = stored.value.detail.triggerId ?? ''
      return asVendor(triggerId, { needsKey: isSignedAnew }, (vendor) => {
        if (isSignedAnew) return replaySigned(stored.value, vendor, sender)
        const secrets = registry.findTarget(vendor.trigger.token)?.secrets ?? []
        return replaySame(stored.value, vendor, secrets, sender)
      })
    },
    async 'sender.draft'({ deliveryId }) {
      const stored = await readStored(deliveryId)
      if (!stored.ok) return stored
      const trigger = registry.get(stored.value.detail.triggerId ?? '')?.trigger
      if (!trigger) return noTrigger()
      const connection = must(connectionOf(trigger), 'a trigger names a known connection')
      const request = toRequest(stored.value, { trigger, connection })
      return request.ok ? ok({ request: request.value }) : request
    },
    async 'sender.playHandshake'({ triggerId, handshakeId }) {
      const trigger = registry.get(triggerId)?.trigger
      const rule = (trigger && connectionOf(trigger))?.handshakes.find(({ id }) => id === handshakeId)
      if (trigger && !rule) return noHandshake()
      return asVendor(triggerId, { needsKey: rule?.after === 'authenticate' }, (vendor) =>
        playHandshake(must(rule, 'a known handshake'), vendor, { sender, crypto, random }),
      )
    },
    async 'sender.check'({ triggerId }) {
      const checked = await asVendor(triggerId, {}, (vendor) =>
        runCheck(vendor, { sender, clock, random, bodyLimitBytes: settings.current().bodyLimitBytes }),
      )
      if (checked.ok) reports.set(triggerId, checked.value)
      return checked
    },
    async 'sender.exportCheck'({ triggerId, format }) {
      const report = reports.get(triggerId)
      if (!report) return noReport()
      const file = {
        suggestedName: safeFileName(`${report.triggerName} security check`, format === 'json' ? '.json' : '.md'),
        title: 'Export security check',
        contents: format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : writeMarkdown(report),
      }
      const saved = await withFileErrors('saved', () => desktop.saveFile(file))
      return saved.ok ? ok({ path: saved.value }) : saved
    },
  }
}
