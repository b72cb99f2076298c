import { connections, findConnection } from '@shared/connections'
import type { BodyView } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { analyseSamples } from '@shared/domain/schema/analyse'
import type { Fact } from '@shared/ipc/events'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { RouteName, RouteOutput, RouteParsed } from '@shared/ipc/routes'
import { createFakeConditionsHandlers } from './fake-conditions'
import { fakePreview } from './fake-preview'
import { fakeDelivery } from './fake-deliveries'
import { fakeReport, fakeSent } from './fake-sender'
import { countDeliveries, rowsOf, sampleOf } from './fake-state'
import type { FakeState } from './fake-state'
import { fakeKey, fakeNow, fakeTrigger } from './fake-triggers'
import { createFakeTunnelHandlers } from './fake-tunnel'

export type FakeHandlers = {
  [Name in RouteName]: (input: RouteParsed<Name>) => Result<RouteOutput<Name>>
}

const missing = () => fail('not_found', 'It is not there any more. It may have been deleted in the meantime.')
const done = ok({})

/** The secret behind a fake key; its end is the preview's. */
export const fakeSecret = (trigger: TriggerView): string => {
  const { start, end } = must(trigger.keys[0], 'a fake trigger has a key').preview
  return `${start}${'fakeSecretOfThisTrigger0123456789abcdef'}${end}`
}

const viewBody = (text: string, form: 'pretty' | 'raw' | 'hex'): BodyView => {
  const hex = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
  const shown = { pretty: () => JSON.stringify(JSON.parse(text), null, 2), raw: () => text, hex: () => hex }[form]()
  return {
    text: shown,
    kind: 'json',
    contentType: 'application/json',
    total: text.length,
    truncated: false,
    warnings: [],
  }
}

const sampleBody = (trigger: TriggerView): string => {
  const types = findConnection(trigger.connectionId)?.eventTypes ?? []
  return (types.find((type) => type.id === trigger.eventType) ?? types[0])?.sample ?? '{"hello":"world"}'
}

/** Sensible answers to every request, over the given state; `tell` pushes the facts that follow from them. */
export function createFakeHandlers(
  state: FakeState,
  revision: () => number,
  tell: (...facts: Fact[]) => void,
): FakeHandlers {
  const find = (id: string) => state.triggers.find((trigger) => trigger.id === id)
  const analyse = (triggerId: string) => {
    const bodies = state.samples.filter(({ summary }) => summary.triggerId === triggerId)
    return bodies.length === 0 ? null : analyseSamples(bodies.map(({ body }) => new TextEncoder().encode(body)))
  }
  const change = (id: string, changes: (trigger: TriggerView) => Partial<TriggerView>): Result<TriggerView> => {
    const old = find(id)
    if (old === undefined) return missing()
    const trigger = { ...old, ...changes(old) }
    state.triggers = state.triggers.map((one) => (one.id === id ? trigger : one))
    tell({ fact: 'trigger.changed', trigger })
    return ok(trigger)
  }
  const addSample = (deliveryId: string) => {
    const delivery = state.deliveries.find(({ detail }) => detail.id === deliveryId)
    const triggerId = delivery?.detail.triggerId ?? null
    if (delivery === undefined || triggerId === null) return missing()
    const sample = sampleOf(delivery, `smp-${state.samples.length + 1}`)
    state.samples = [...state.samples, sample]
    tell({ fact: 'sample.added', sample: sample.summary })
    change(triggerId, (trigger) => ({ sampleCount: trigger.sampleCount + 1 }))
    return ok(sample.summary)
  }

  return {
    'app.snapshot': () =>
      ok({ revision: revision(), status: state.status, settings: state.settings, triggers: state.triggers }),
    'app.openLink': () => done,
    'settings.save': (changes) => {
      state.settings = { ...state.settings, ...changes }
      tell({ fact: 'settings.changed', settings: state.settings })
      return ok(state.settings)
    },
    'secrets.chooseStorage': ({ storage }) => {
      state.settings = { ...state.settings, secretStorage: storage }
      state.status = { ...state.status, secrets: { storage, mustChoose: false }, notices: [] }
      tell({ fact: 'status.changed', status: state.status })
      return done
    },

    'triggers.create': ({ connectionId, eventType }) => {
      const connection = must(findConnection(connectionId) ?? connections[0], 'there are connections')
      const trigger = fakeTrigger({
        id: `trg-new-${state.triggers.length}`,
        token: `New${state.triggers.length}`.padEnd(22, 'x'),
        name: `Webhook: ${connection.eventTypes.find((type) => type.id === eventType)?.name ?? connection.name}`,
        connectionId: connection.id,
        eventType,
        authentication: {
          method: connection.defaultMethod,
          preset: must(connection.presets[0], 'a connection has a preset').id,
          headerName: 'X-API-Key',
        },
        keys: [fakeKey(`key-new-${state.triggers.length}`, 'Nw1')],
        state: 'draft',
        schema: null,
        schemaConfirmedAt: null,
        sampleCount: 0,
        createdAt: fakeNow + state.triggers.length,
        firstHandshakeAt: null,
        firstAuthenticAt: null,
      })
      state.triggers = [...state.triggers, trigger]
      tell({ fact: 'trigger.changed', trigger })
      return ok(trigger)
    },
    'triggers.update': ({ triggerId, name, authentication, choice }) =>
      change(triggerId, (trigger) => ({
        name: name ?? trigger.name,
        authentication: authentication ?? trigger.authentication,
        ...choice,
      })),
    'triggers.transition': ({ triggerId, to }) =>
      change(triggerId, () => ({ state: to === 'pause' ? 'paused' : 'ready', listening: false })),
    'triggers.listen': ({ triggerId, listening }) => change(triggerId, () => ({ listening })),
    'triggers.remove': ({ triggerId }) => {
      state.triggers = state.triggers.filter((trigger) => trigger.id !== triggerId)
      tell({ fact: 'trigger.removed', triggerId })
      return done
    },
    'triggers.copy': ({ triggerId }) => (find(triggerId) === undefined ? missing() : done),
    'triggers.markUrlUpdated': ({ triggerId }) => change(triggerId, () => ({ consoleBase: state.status.publicBase })),

    ...createFakeTunnelHandlers(state, tell),
    ...createFakeConditionsHandlers(state, change),

    'keys.reveal': ({ triggerId }) => {
      const trigger = find(triggerId)
      const key = trigger?.keys[0]
      return trigger === undefined || key === undefined ? missing() : ok({ keyId: key.id, secret: fakeSecret(trigger) })
    },
    'keys.rotate': ({ triggerId }) =>
      change(triggerId, ({ keys }) => ({
        keys: [
          fakeKey(`key-rotated-${keys.length}`, 'Rt2'),
          ...keys.map((key) => ({ ...key, retiresAt: fakeNow + 86_400_000 })),
        ],
      })),
    'keys.setVendorSecret': ({ triggerId, secret }) => {
      const result = change(triggerId, () => ({
        keys: [fakeKey('key-vendor', secret.slice(-3), 'vendor')],
        keyLost: false,
      }))
      return result.ok ? ok({ trigger: result.value, warning: null }) : result
    },
    'keys.revoke': ({ triggerId, keyId }) =>
      change(triggerId, ({ keys }) => ({ keys: keys.filter((key) => key.id !== keyId) })),

    'deliveries.page': ({ triggerId, outcome, before, limit }) => {
      const rows = rowsOf(state, triggerId).filter(
        (row) => (outcome === null || row.outcome === outcome) && (before === null || row.seq < before),
      )
      return ok({ deliveries: rows.slice(0, limit), more: rows.length > limit })
    },
    'deliveries.get': ({ deliveryId }) => {
      const delivery = state.deliveries.find(({ detail }) => detail.id === deliveryId)
      return delivery === undefined ? missing() : ok(delivery.detail)
    },
    'deliveries.body': ({ deliveryId, form }) => {
      const delivery = state.deliveries.find(({ detail }) => detail.id === deliveryId)
      return delivery === undefined ? missing() : ok(viewBody(delivery.body, form))
    },
    'deliveries.confirm': ({ deliveryId }) => {
      const delivery = state.deliveries.find(({ detail }) => detail.id === deliveryId)
      return delivery?.detail.triggerId
        ? change(delivery.detail.triggerId, () => ({ confirmedAt: fakeNow }))
        : missing()
    },
    'deliveries.findConfirmation': ({ triggerId }) => {
      const newest = state.deliveries.find(({ detail }) => detail.triggerId === triggerId && detail.confirmation)
      const { id = '', receivedAt = 0, confirmation = null } = newest?.detail ?? {}
      return ok({ found: confirmation && { deliveryId: id, receivedAt, confirmation } })
    },
    'deliveries.remove': ({ deliveryId }) => {
      const removed = state.deliveries.find(({ detail }) => detail.id === deliveryId)
      if (removed === undefined) return missing()
      state.deliveries = state.deliveries.filter((delivery) => delivery !== removed)
      tell({ fact: 'delivery.removed', deliveryId, triggerId: removed.detail.triggerId })
      return done
    },

    'samples.list': ({ triggerId }) =>
      ok({ samples: state.samples.map(({ summary }) => summary).filter((sample) => sample.triggerId === triggerId) }),
    'samples.get': ({ sampleId }) => {
      const sample = state.samples.find(({ summary }) => summary.id === sampleId)
      if (sample === undefined) return missing()
      return ok({
        ...sample.summary,
        headers: [['Content-Type', 'application/json']],
        body: viewBody(sample.body, 'pretty'),
      })
    },
    'samples.addFromDelivery': ({ deliveryId }) => addSample(deliveryId),
    'samples.remove': ({ sampleId }) => {
      const sample = state.samples.find(({ summary }) => summary.id === sampleId)
      if (sample === undefined) return missing()
      state.samples = state.samples.filter((one) => one !== sample)
      tell({ fact: 'sample.removed', triggerId: sample.summary.triggerId, sampleId })
      return done
    },

    'schemas.analyse': ({ triggerId }) => ok({ analysis: analyse(triggerId) }),
    'schemas.apply': ({ triggerId }) =>
      change(triggerId, () => ({ schema: analyse(triggerId)?.schema ?? null, schemaConfirmedAt: fakeNow })),

    'recipes.preview': ({ triggerId }) => (find(triggerId) === undefined ? missing() : ok(fakePreview())),

    'sender.sendTest': ({ triggerId }) => {
      const trigger = find(triggerId)
      if (trigger === undefined) return missing()
      const seq = Math.max(0, ...state.deliveries.map(({ detail }) => detail.seq)) + 1
      const made = fakeDelivery(triggerId, seq, seq)
      const delivery = { ...made, body: sampleBody(trigger) }
      state.deliveries = [delivery, ...state.deliveries]
      tell({ fact: 'deliveries.stored', deliveries: [delivery.summary] })
      change(triggerId, () => ({ counts: countDeliveries(state.deliveries, triggerId), firstAuthenticAt: fakeNow }))
      if (trigger.listening) addSample(delivery.detail.id)
      return ok({ status: 200, deliveryId: delivery.detail.id, durationMs: 6 })
    },

    'sender.send': ({ triggerId, request, proof }) => {
      const trigger = find(triggerId)
      if (trigger === undefined) return missing()
      const seq = Math.max(0, ...state.deliveries.map(({ detail }) => detail.seq)) + 1
      const made = fakeDelivery(triggerId, seq, seq)
      const summary = { ...made.summary, madeBy: 'sender' as const }
      const delivery = { summary, detail: { ...made.detail, madeBy: 'sender' as const }, body: request.body }
      state.deliveries = [delivery, ...state.deliveries]
      tell({ fact: 'deliveries.stored', deliveries: [delivery.summary] })
      return ok(fakeSent(trigger, delivery.summary, { ...request, isProven: proof !== 'none' }))
    },
    'sender.replay': ({ deliveryId }) => {
      const replayed = state.deliveries.find(({ detail }) => detail.id === deliveryId)
      const trigger = find(replayed?.detail.triggerId ?? '')
      if (replayed === undefined || trigger === undefined) return missing()
      const request = { method: 'POST', headers: replayed.detail.headers, body: replayed.body, isProven: false }
      return ok(fakeSent(trigger, replayed.summary, request))
    },
    'sender.draft': ({ deliveryId }) => {
      const edited = state.deliveries.find(({ detail }) => detail.id === deliveryId)
      if (edited === undefined) return missing()
      return ok({ request: { method: 'POST', query: '', headers: [['X-Edited', 'yes']], body: edited.body } })
    },
    'sender.playHandshake': ({ triggerId }) => {
      const trigger = find(triggerId)
      if (trigger === undefined) return missing()
      const sent = fakeSent(trigger, null, { method: 'POST', headers: [], body: '{}', isProven: true })
      return ok({ sent, body: '{"zen":"Keep it simple."}', expected: sent.answer, passed: true })
    },
    'sender.check': ({ triggerId }) => {
      const trigger = find(triggerId)
      return trigger === undefined ? missing() : ok(fakeReport(trigger))
    },
    'sender.exportCheck': () => ok({ path: '/home/mona/issues-opened-security-check.md' }),

    'bundles.export': () => ok({ path: '/home/mona/webhook-issues-opened.hookwright.json' }),
    'exports.print': ({ format }) =>
      ok({
        outcome: 'printed',
        text: `text of ${format}`,
        differences: ['Dates are not checked.'],
        fileName: 'issues.ts',
      }),
    'exports.save': () => ok({ path: '/home/mona/issues.ts' }),
    'bundles.open': () =>
      ok({
        preview: {
          importId: 'imp-1',
          fileName: 'webhook-issues-opened.hookwright.json',
          name: 'Webhook: Issues opened',
          connectionName: 'GitHub',
          eventType: 'issues.opened',
          method: 'Signature',
          sampleCount: 3,
          hasSchema: true,
          renamedTo: 'Webhook: Issues opened (2)',
          differences: [],
          notes: ['The bundle holds no secrets, so the trigger gets a URL and a key of its own.'],
        },
      }),
    'bundles.import': () => {
      const trigger = fakeTrigger({
        id: 'trg-imported',
        name: 'Webhook: Issues opened (2)',
        state: 'draft',
        createdAt: fakeNow,
      })
      state.triggers = [...state.triggers, trigger]
      tell({ fact: 'trigger.changed', trigger })
      return ok(trigger)
    },
  }
}
