import { describe, expect, it } from 'vitest'
import { customSchemeSchema } from '../contracts/custom-scheme'
import type { CustomScheme } from '../contracts/custom-scheme'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import { contextFor, signSample } from '../domain/testing/sign-sample'
import { connectionOf, connections, findConnection, findPreset, schemeOf } from './index'

const custom = must(findConnection('custom-webhook'), 'the registry has it')

const cases = connections.flatMap((connection) =>
  connection.presets.map((preset) => ({ name: `${connection.name}, ${preset.name}`, connection, preset })),
)

const authenticationOf = (scheme: CustomScheme) =>
  ({ method: 'signature', preset: 'custom', headerName: 'X-API-Key', custom: scheme }) as const

describe.each(cases)('the scheme of $name', ({ connection, preset }) => {
  const scheme = schemeOf(connection, preset)

  it('can be said as the scheme of a Custom Webhook', () => {
    expect(customSchemeSchema.parse(JSON.parse(JSON.stringify(scheme)))).toEqual(JSON.parse(JSON.stringify(scheme)))
  })

  it('accepts there what the connection accepts', () => {
    for (const event of connection.eventTypes) {
      const sample = { name: '', connection, preset, event }
      const request = signSample(sample)
      const context = contextFor(sample, request)
      const authentication = { ...context.trigger.authentication, ...authenticationOf(scheme) }
      const trigger = { ...context.trigger, connectionId: custom.id, authentication }
      const own = { ...context, trigger, connection: must(connectionOf(trigger), 'the registry has it') }
      const { verdict, eventType, dedupe } = decide(request, own)
      const known = decide(request, context)
      expect(verdict).toMatchObject({ outcome: known.verdict.outcome, authentic: true, answer: known.verdict.answer })
      expect({ eventType, dedupe }).toEqual({ eventType: known.eventType, dedupe: known.dedupe })
    }
  })
})

describe('a scheme of its own', () => {
  const scheme = schemeOf(
    must(findConnection('slack'), 'the registry has it'),
    must(findConnection('slack')?.presets[0], 'it has a preset'),
  )
  const trigger = { connectionId: custom.id, authentication: authenticationOf(scheme) }

  it('gives the same connection each time, so that a recipe is compiled once', () => {
    expect(connectionOf(trigger)).toBe(connectionOf({ ...trigger, authentication: authenticationOf(scheme) }))
  })

  it('answers handshakes only while it is in force, and stays to be chosen', () => {
    expect(connectionOf(trigger)?.handshakes).not.toEqual([])
    const other = connectionOf({ ...trigger, authentication: { ...trigger.authentication, preset: 'blink' } })
    expect(other?.handshakes).toEqual([])
    expect(other && findPreset(other, 'custom')?.recipe).toBe(scheme.recipe)
  })

  it('is not for a connection that has a scheme', () => {
    expect(connectionOf({ ...trigger, connectionId: 'github' })).toBe(findConnection('github'))
  })

  it('cannot have a key made by the app that its recipe cannot use', () => {
    const hex = { ...scheme, recipe: { ...scheme.recipe, key: 'hex' } }
    const generated = { format: 'hookwright', vendorLabel: 'Key', hint: 'A key.' }
    const issues = customSchemeSchema.safeParse({ ...hex, secret: generated }).error?.issues
    expect(issues).toMatchObject([{ path: ['secret', 'format'], message: expect.stringContaining('enter the secret') }])
    expect(customSchemeSchema.safeParse({ recipe: scheme.recipe, secret: generated }).success).toBe(true)
  })
})
