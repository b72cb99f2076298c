import { bundleFormat, bundleVersion } from '@shared/contracts/bundle'
import { connections } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { maxBundleBytes, readBundle } from './read-bundle'

const connection = must(connections[0], 'there are connections')
const bundle = {
  format: bundleFormat,
  version: bundleVersion,
  exportedAt: '2026-11-23T09:00:00.000Z',
  trigger: {
    name: 'Orders',
    connectionId: connection.id,
    eventType: null,
    authentication: { method: 'apiKey', preset: connection.presets[0]?.id, headerName: 'X-API-Key' },
  },
  schema: { type: 'object', properties: { constructor: { type: 'string' } } },
  conditions: null,
  samples: [
    {
      eventType: null,
      capturedAt: '2026-11-23T08:00:00.000Z',
      headers: [['Content-Type', 'application/json']],
      body: { encoding: 'utf8', data: '{"constructor":"me"}' },
      expected: { outcome: 'accepted', status: 200 },
    },
  ],
}

const read = (text: string) => readBundle({ bytes: Buffer.from(text), tooLarge: false })
const errorOf = (text: string): string => {
  const result = read(text)
  if (result.ok) throw new Error('The bundle was read, which it should not have been.')
  expect(result.error.code).toBe('invalid_file')
  return result.error.message
}
const changed = (change: (copy: typeof bundle & Record<string, unknown>) => void): string => {
  const copy = structuredClone(bundle)
  change(copy)
  return JSON.stringify(copy)
}

it('reads a good bundle as it is, also with a byte order mark', () => {
  expect(read(JSON.stringify(bundle))).toEqual({ ok: true, value: bundle })
  expect(read(`\uFEFF${JSON.stringify(bundle)}`).ok).toBe(true)
})

it.each([
  ['text that is not JSON', 'hello', 'not JSON'],
  ['an empty file', '', 'not JSON'],
  ['a file that is cut off', JSON.stringify(bundle).slice(0, -20), 'not JSON'],
  ['JSON that is no bundle', '{"openapi":"3.1.0"}', 'not a Hookwright bundle'],
  ['a list', '[]', 'not a Hookwright bundle'],
  ['null', 'null', 'not a Hookwright bundle'],
])('says what is wrong with %s', (_what, text, sentence) => {
  expect(errorOf(text)).toContain(sentence)
})

it('says that a newer version needs a newer app, whatever else the file holds', () => {
  const message = errorOf(JSON.stringify({ format: bundleFormat, version: bundleVersion + 1, newField: true }))
  expect(message).toContain(`version ${bundleVersion + 1}`)
  expect(message).toContain('Update the app')
})

it('names the fields that it does not know', () => {
  const message = errorOf(changed((copy) => Object.assign(copy.trigger, { autoDeploy: true })))
  expect(message).toContain('“trigger.autoDeploy”')
})

it('names the place of a wrong value', () => {
  expect(errorOf(changed((copy) => Object.assign(copy.trigger, { name: 7 })))).toContain('“trigger.name”')
})

it('refuses a secret that somebody put into the file', () => {
  expect(errorOf(changed((copy) => Object.assign(copy.trigger.authentication, { secret: 'hwk_x' })))).toContain(
    '“trigger.authentication.secret”',
  )
})

it.each(['{"__proto__":{"polluted":true}}', '{"a":[{"__proto__":1}]}', '{"\\u005f_proto__":1}'])(
  'refuses the key __proto__ in %s',
  (schema) => {
    const text = JSON.stringify(bundle).replace(JSON.stringify(bundle.schema), schema)
    expect(errorOf(text)).toContain('__proto__')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  },
)

it('keeps a field of the payload that is called __proto__', () => {
  const schema = '{"properties":{"__proto__":{"type":"string"}}}'
  const result = read(JSON.stringify(bundle).replace(JSON.stringify(bundle.schema), schema))
  expect(result.ok && JSON.stringify(result.value.schema)).toBe(schema)
})

it('refuses nesting that would exhaust the stack', () => {
  const deep = '['.repeat(500_000) + ']'.repeat(500_000)
  expect(errorOf(JSON.stringify(bundle).replace('"conditions":null', `"conditions":${deep}`))).toContain('levels deep')
})

it('reads a schema nested up to the limit', () => {
  const deep = '{"items":'.repeat(250) + '{}' + '}'.repeat(250)
  expect(read(JSON.stringify(bundle).replace(JSON.stringify(bundle.schema), deep)).ok).toBe(true)
})

it('does not take brackets in strings for nesting', () => {
  const text = changed((copy) => {
    for (const sample of copy.samples) sample.body.data = `"\\"${'['.repeat(5000)}`
  })
  expect(read(text).ok).toBe(true)
})

it('refuses a file above the limit without looking into it', () => {
  const result = readBundle({ bytes: Buffer.from(JSON.stringify(bundle)), tooLarge: true })
  expect(result).toMatchObject({ ok: false, error: { code: 'invalid_file' } })
  expect(readBundle({ bytes: new Uint8Array(maxBundleBytes + 1), tooLarge: false }).ok).toBe(false)
})

it('asks for an update where the connection or preset is unknown', () => {
  expect(errorOf(changed((copy) => Object.assign(copy.trigger, { connectionId: 'acme' })))).toContain('“acme”')
  expect(errorOf(changed((copy) => Object.assign(copy.trigger.authentication, { preset: 'acme' })))).toContain('“acme”')
})

it('refuses a sample whose bytes cannot be told any more', () => {
  const text = changed((copy) => {
    for (const sample of copy.samples) sample.body = { encoding: 'base64', data: '/wA' }
  })
  expect(errorOf(text)).toContain('sample 1')
})

it('reads a file of every version that was ever written', () => {
  const folder = join(import.meta.dirname, 'fixtures')
  const names = readdirSync(folder)
  const versions = Array.from({ length: bundleVersion }, (_unused, index) => `version-${index + 1}.hookwright.json`)
  expect(names.sort()).toEqual(versions)
  for (const name of names) {
    const read = readBundle({ bytes: readFileSync(join(folder, name)), tooLarge: false })
    expect(read, name).toMatchObject({
      ok: true,
      value: { version: bundleVersion, samples: [{ expected: { status: 200 } }] },
    })
  }
})
