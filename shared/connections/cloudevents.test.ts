import { HTTP } from 'cloudevents'
import type { CloudEvent } from 'cloudevents'
import { expect, it } from 'vitest'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import { contextFor, signSample } from '../domain/testing/sign-sample'
import { cloudevents } from './cloudevents'

it('CloudEvents: the sample is what the package cloudevents reads, with the same type and id', () => {
  const preset = must(cloudevents.presets[0], 'a preset')
  const event = must(cloudevents.eventTypes[0], 'an event type')
  const sample = { name: 'cloudevents', connection: cloudevents, preset, event }
  const request = signSample(sample)
  const { eventType, dedupe } = decide(request, contextFor(sample, request))
  const read = HTTP.toEvent({ headers: Object.fromEntries(request.headers), body: event.sample }) as CloudEvent<unknown>
  expect(read.validate()).toBe(true)
  expect(read.type).toBe(eventType)
  expect(dedupe).toMatchObject({ kind: 'delivery-id' })
  expect(JSON.stringify(dedupe)).toContain(read.id)
  expect(read.data).toEqual(JSON.parse(event.sample))
})
