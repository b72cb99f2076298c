import { describe, expect, it } from 'vitest'
import type { CapturedRequest } from '../contracts/delivery'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import { headerValues } from '../domain/header-values'
import { exampleKey } from '../domain/testing/example-key'
import { makeRequest } from '../domain/testing/fixtures'
import { contextFor, signSample } from '../domain/testing/sign-sample'
import type { SampleCase } from '../domain/testing/sign-sample'
import { findConnection, findPreset } from './index'
import { packages } from './packages'
import type { Delivered, PackageCase } from './packages/package-case'

const holds = async (answer: () => unknown): Promise<boolean> => {
  try {
    return (await answer()) !== false
  } catch {
    return false
  }
}

const sampleOf = ({ id, preset }: PackageCase): SampleCase => {
  const connection = must(findConnection(id), 'in the registry')
  const known = must(preset === undefined ? connection.presets[0] : findPreset(connection, preset), 'a preset')
  return { name: id, connection, preset: known, event: must(connection.eventTypes[0], 'an event type') }
}

const deliveredOf = (sample: SampleCase, request: CapturedRequest): Delivered => ({
  request,
  secret: exampleKey(sample.preset).secret.secret,
  body: Buffer.from(request.body).toString(),
  header: (name) => headerValues(request.headers, name)[0] ?? '',
})

/** Changes one character of a value that every scheme covers, so that JSON stays JSON. */
const tamperBody = (request: CapturedRequest): CapturedRequest => {
  const text = Buffer.from(request.body).toString()
  const covered = ['4900', '2026'].map((value) => text.indexOf(value)).find((place) => place >= 0)
  const at = covered === undefined ? text.search(/[a-y](?=[a-z]{3})/) : covered + 3
  const changed = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`
  return { ...request, body: Buffer.from(changed) }
}

const flip = (value: string): string => {
  const at = value.length - 12
  return `${value.slice(0, at)}${value[at] === 'a' ? 'b' : 'a'}${value.slice(at + 1)}`
}

/** Changes the body, or the credential where the scheme does not cover the body. */
const tamper = ({ preset: { recipe } }: SampleCase, request: CapturedRequest): CapturedRequest => {
  if (recipe.type !== 'equals' && recipe.type !== 'jwt') return tamperBody(request)
  const [place] = recipe.credential.at
  const name = place?.from === 'header' ? place.name.toLowerCase() : 'authorization'
  const headers = request.headers.map(([header, value]): [string, string] => [
    header,
    header.toLowerCase() === name ? flip(value) : value,
  ])
  return { ...request, headers }
}

describe.each(packages)('the package of $id $preset', (entry) => {
  const sample = sampleOf(entry)

  it('accepts what the app signs, and refuses it when it was changed', async () => {
    const request = signSample(sample, Date.now())
    expect(await holds(() => entry.accepts(deliveredOf(sample, request)))).toBe(true)
    const changed = tamper(sample, request)
    expect(changed).not.toEqual(request)
    expect(await holds(() => entry.accepts(deliveredOf(sample, changed)))).toBe(false)
  })

  it.runIf(entry.signs !== undefined)('signs what the app accepts', async () => {
    const now = Date.now()
    const { secret } = exampleKey(sample.preset)
    const body = sample.event.sample
    const signed = (await entry.signs?.({ body, secret: secret.secret, seconds: Math.floor(now / 1000) })) ?? []
    const request = makeRequest({ headers: [...sample.event.headers, ...signed], body })
    const context = { ...contextFor(sample, request), now }
    expect(decide(request, context).verdict).toMatchObject({ outcome: 'accepted', reason: null, authentic: true })
    expect(decide(tamper(sample, request), context).verdict.outcome).toBe('refused')
  })
})
