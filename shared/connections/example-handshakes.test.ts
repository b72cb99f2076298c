import { describe, expect, it } from 'vitest'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import type { DecisionContext } from '../domain/decision'
import { exampleHandshake, expectedReply } from '../domain/handshake/example-handshake'
import type { ExampleHandshake } from '../domain/handshake/example-handshake'
import { replyKey } from '../domain/signature/reply-key'
import { makeRequest } from '../domain/testing/fixtures'
import { nodeCrypto } from '../domain/testing/node-crypto'
import { contextFor, exampleConfig, signSample } from '../domain/testing/sign-sample'
import type { SampleCase } from '../domain/testing/sign-sample'
import { connections, findConnection } from './index'

const challenge = 'h7Q2xv9LmT4c'

const cases = connections.flatMap((connection) =>
  connection.handshakes.map((rule) => ({ name: `${connection.name}, ${rule.id}`, connection, rule })),
)

const sampleOf = ({ connection }: (typeof cases)[number]): SampleCase => ({
  name: '',
  connection,
  preset: must(connection.presets[0], 'a preset'),
  event: must(connection.eventTypes[0], 'an event type'),
})

const exampleOf = (one: (typeof cases)[number], config = exampleConfig(one.connection)): ExampleHandshake | null => {
  const { recipe } = sampleOf(one).preset
  return exampleHandshake(one.rule, { connection: one.connection, recipe, config, challenge, crypto: nodeCrypto })
}

const toRequest = (sample: SampleCase, { body, headers, isSigned, method, query }: ExampleHandshake) => {
  const text = Buffer.from(body).toString()
  const path = '/hooks/Tk3vQ0xYp7mB2sRhW9dLfA'
  if (isSigned) return signSample({ ...sample, event: { ...sample.event, headers, sample: text } })
  return makeRequest({ method, target: query === '' ? path : `${path}?${query}`, headers, body })
}

const anyEvent = (context: DecisionContext): DecisionContext => ({
  ...context,
  listening: true,
  trigger: { ...context.trigger, eventType: null },
})

describe.each(cases)('the example of $name', (one) => {
  it('is answered by its own rule, exactly as expected', () => {
    const sample = sampleOf(one)
    const example = must(exampleOf(one), 'every setting is filled in')
    const request = toRequest(sample, example)
    const context = anyEvent(contextFor(sample, request))
    const { verdict } = decide(request, context)
    const { stages } = verdict
    const told = stages.find(({ stage }) => stage === 'handshake')?.evidence.find(({ label }) => label === 'Handshake')
    expect(told?.value).toBe(one.rule.label)
    expect(verdict.outcome).toBe(one.rule.refuses ? 'refused' : 'handshake')
    const key = replyKey(one.rule, context)
    const config = exampleConfig(one.connection)
    expect(expectedReply(one.rule, example, { config, crypto: nodeCrypto, key })).toEqual(verdict.answer)
  })
})

const find = (id: string, handshake: string) => {
  const connection = must(findConnection(id), 'in the registry')
  return must(
    cases.find((one) => one.connection === connection && one.rule.id === handshake),
    'a rule',
  )
}

describe('the example handshake', () => {
  it.each([
    ['slack', 'url-verification', `{"type":"url_verification","challenge":"${challenge}"}`],
    ['discord', 'interaction-ping', '{"type":1}'],
    ['line', 'verify', `{"destination":"${challenge}","events":[]}`],
    ['azure-event-grid', 'validation', `[{"data":{"validationCode":"${challenge}"}}]`],
  ])('of %s has the form of the vendor', (id, handshake, body) => {
    expect(Buffer.from(must(exampleOf(find(id, handshake)), 'made').body).toString()).toBe(body)
  })

  it('puts a token into the query, and the setting of the trigger beside it', () => {
    const example = must(exampleOf(find('meta', 'subscribe')), 'made')
    expect(example.method).toBe('GET')
    expect(example.query).toBe(`hub.mode=subscribe&hub.verify_token=example-verifyToken&hub.challenge=${challenge}`)
  })

  it('is the sample of the event type where the vendor lets it be subscribed to', () => {
    const example = must(exampleOf(find('github', 'ping')), 'made')
    expect(Buffer.from(example.body).toString()).toContain('"zen"')
    expect(example.isSigned).toBe(true)
  })

  it('is none while the setting that it compares is empty', () => {
    expect(exampleOf(find('meta', 'subscribe'), {})).toBeNull()
  })

  it('names an address of the vendor where the user has to confirm one', () => {
    const body = Buffer.from(must(exampleOf(find('aws-sns', 'subscription-confirmation')), 'made').body).toString()
    expect(JSON.parse(body)).toMatchObject({
      SubscribeURL: expect.stringMatching(/^https:\/\/sns\.example\.amazonaws\.com\//),
    })
  })
})
