import { describe, expect, it } from 'vitest'
import { apiKeyPath, post } from './testing/talk'
import { startReceiver } from './testing/start-receiver'
import type { TestReceiver } from './testing/start-receiver'
import { publicBase } from './testing/trigger-fixtures'

const publicHost = new URL(publicBase).host
const key: [string, string] = ['X-API-Key', 'unused']

const sendWith = async (receiver: TestReceiver, headers: [string, string][]) => {
  await post(receiver, { path: apiKeyPath, headers: [key, ...headers] })
  const delivery = receiver.deliveries.at(-1)
  return { base: delivery?.publicBase, reason: delivery?.verdict.reason, sender: delivery?.sender, delivery }
}

describe('the public base of a delivery', () => {
  it.each<[string, [string, string][], string | null]>([
    ['the Host is the public one', [['Host', publicHost]], publicBase],
    [
      'the Host is the public one in capitals, with its port',
      [['Host', `${publicHost.toUpperCase()}:443`]],
      publicBase,
    ],
    ['a proxy passes on the host it was called by', [['X-Forwarded-Host', publicHost]], publicBase],
    ['a proxy passes on another host', [['X-Forwarded-Host', 'other.example.com']], null],
    ['only the nearest proxy counts', [['X-Forwarded-Host', `${publicHost}, other.example.com`]], null],
    ['a proxy says for whom it asks', [['X-Forwarded-For', '203.0.113.9']], publicBase],
    ['it is sent to this computer', [], null],
  ])('is known when %s', async (_name, headers, base) => {
    const receiver = await startReceiver()
    expect(await sendWith(receiver, headers)).toMatchObject({ base })
  })

  it('is none without a tunnel, whatever the headers say', async () => {
    const receiver = await startReceiver({ publicBase: null })
    expect(await sendWith(receiver, [['X-Forwarded-For', '203.0.113.9']])).toMatchObject({ base: null })
  })

  it('tells senders behind the tunnel apart by the nearest entry', async () => {
    const receiver = await startReceiver()
    expect(await sendWith(receiver, [['X-Forwarded-For', '198.51.100.1, 203.0.113.9']])).toMatchObject({
      sender: '203.0.113.9',
    })
  })
})

describe('a host that is not ours', () => {
  it('is refused with the URL that was called and the one that is set here, without the key', async () => {
    const receiver = await startReceiver()
    const { reason, delivery } = await sendWith(receiver, [
      ['Host', 'real.example.com'],
      ['X-Forwarded-Proto', 'https'],
    ])
    expect(reason).toBe('host_not_allowed')
    const facts = Object.fromEntries(
      (delivery?.verdict.stages[0]?.evidence ?? []).map(({ label, value }) => [label, value]),
    )
    expect(facts).toEqual({
      Host: 'real.example.com',
      'Sender called': `https://real.example.com${apiKeyPath.split('?')[0]}`,
      'Public URL here': publicBase,
    })
  })

  it('is refused on every path, and also when it was ours before another tunnel took its place', async () => {
    const receiver = await startReceiver({ publicBase: 'https://new.example.com' })
    expect(await sendWith(receiver, [['Host', publicHost]])).toMatchObject({ reason: 'host_not_allowed' })
    const reply = await post(receiver, { path: '/hooks/unknown', headers: [['Host', 'evil.test']] })
    expect(reply.status).toBe(403)
  })
})

describe('the own probe', () => {
  const nonce = 'ab'.repeat(16)
  const ask = (receiver: TestReceiver, headers: [string, string][] = []) =>
    post(receiver, { method: 'GET', path: `/probe/${nonce}`, headers })

  it('is answered with its proof and is no delivery', async () => {
    const receiver = await startReceiver({ answerProbe: (given) => (given === nonce ? 'proof' : null) })
    expect(await ask(receiver, [['Host', publicHost]])).toMatchObject({ status: 200, body: 'proof' })
    expect(receiver.deliveries).toEqual([])
  })

  it('of a stranger, or one that nobody waits for, is a request like any other', async () => {
    const receiver = await startReceiver()
    expect((await ask(receiver)).status).toBe(404)
    expect(receiver.deliveries).toHaveLength(1)
  })

  it('hears why a delivery that came like it would be refused', async () => {
    const heard: (string | null)[] = []
    const receiver = await startReceiver({ answerProbe: (_nonce, refusal) => (heard.push(refusal), null) })
    await ask(receiver, [['Host', 'inside.example']])
    expect(heard).toEqual([expect.stringContaining('inside.example')])
  })
})
