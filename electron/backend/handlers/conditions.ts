import { connectionOf } from '@shared/connections'
import type { Connection } from '@shared/contracts/connection'
import type { DeliveryDetail } from '@shared/contracts/delivery'
import type { Trigger } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { checkCondition } from '@shared/domain/conditions/check-condition'
import { fail, ok } from '@shared/ipc/result'
import { readEventBody } from '../analysis/event-body'
import type { BackendParts } from '../backend-parts'
import { gatherEvents } from '../conditions/recorded-events'
import type { TriedEvent } from '../conditions/recorded-events'
import type { EventReading } from '../conditions/try-condition'
import { noTrigger } from '../triggers/trigger-writer'
import { noDelivery } from './deliveries'
import type { HandlersOf } from './handlers'

const notTried = (reason: string) =>
  fail(
    'invalid_state',
    `The condition could not be tried on the recorded events. ${reason} Delete the largest deliveries, or make the condition smaller.`,
  )

const readingOf = (connection: Connection, { authentication }: Trigger): EventReading => ({
  decode: connection.decode ?? [],
  headerName: authentication.headerName,
})

/** Whether the delivery went as far as the conditions, so that they say something about it. */
const wasGenuine = ({ authentic, outcome }: DeliveryDetail): boolean => authentic && outcome !== 'handshake'

export function createConditionsHandlers(parts: BackendParts): HandlersOf<'conditions'> {
  const { store, analyser, registry, writer, clock } = parts

  const find = (triggerId: string) => {
    const trigger = registry.get(triggerId)?.trigger
    if (trigger === undefined) return null
    const connection = must(connectionOf(trigger), 'a trigger names a known connection')
    return { trigger, connection, reading: readingOf(connection, trigger) }
  }

  const findPayload = async (triggerId: string, eventId: string) => {
    const sample = await store.sample(eventId)
    if (sample) return sample.triggerId === triggerId ? sample : null
    const detail = await store.detail(eventId)
    const body = detail && (await store.body(eventId))
    return detail && body && detail.triggerId === triggerId ? { headers: detail.headers, body } : null
  }

  return {
    async 'conditions.save'({ triggerId, conditions }) {
      const [problem] = conditions === null ? [] : checkCondition(conditions)
      if (problem !== undefined) return fail('invalid_input', problem.message)
      const conditionsChangedAt = clock.now()
      return writer.change(triggerId, ({ trigger }) => ok({ trigger: { ...trigger, conditions, conditionsChangedAt } }))
    },
    async 'conditions.preview'({ triggerId, conditions }) {
      const found = find(triggerId)
      if (!found) return noTrigger()
      const events = await gatherEvents(found.trigger, found.connection, store)
      const tried = await analyser.tryCondition(conditions, { events, reading: found.reading })
      return tried.ok ? ok(tried.value) : notTried(tried.message)
    },
    async 'conditions.paths'({ triggerId }) {
      const found = find(triggerId)
      if (!found) return noTrigger()
      const events = await gatherEvents(found.trigger, found.connection, store)
      const listed = await analyser.listPaths({ events, reading: found.reading })
      return listed.ok ? ok(listed.value) : notTried(listed.message)
    },
    async 'conditions.payload'({ triggerId, eventId }) {
      const found = find(triggerId)
      if (!found) return noTrigger()
      const payload = await findPayload(triggerId, eventId)
      if (payload === null) return noDelivery()
      const event = readEventBody(found.connection, payload)
      return ok(await analyser.view(event.body, event.contentType, 'pretty'))
    },
    async 'conditions.explain'({ deliveryId }) {
      const detail = await store.detail(deliveryId)
      const body = detail && (await store.body(deliveryId))
      if (!detail || !body) return noDelivery()
      const found = detail.triggerId === null ? null : find(detail.triggerId)
      const isChanged = (found?.trigger.conditionsChangedAt ?? 0) > detail.receivedAt
      if (!found || found.trigger.conditions === null || !wasGenuine(detail)) {
        return ok({ columns: [], row: null, isChanged })
      }
      const { headers, method, receivedAt, target, eventType } = detail
      const event: TriedEvent = {
        id: detail.id,
        kind: 'delivery',
        receivedAt,
        method,
        target,
        headers,
        eventType,
        body,
      }
      const tried = await analyser.tryCondition(found.trigger.conditions, { events: [event], reading: found.reading })
      if (!tried.ok) return notTried(tried.message)
      return ok({ columns: tried.value.columns, row: tried.value.rows[0] ?? null, isChanged })
    },
  }
}
