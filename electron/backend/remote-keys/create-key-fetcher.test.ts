import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createKeyFetcher } from './create-key-fetcher'
import { createDownload } from './download'

const url = 'https://keys.example/jwks'
const wanted = { kind: 'jwks', url } as const
const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
const jwks = JSON.stringify({
  keys: [
    { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' },
    { ...publicKey.export({ format: 'jwk' }), kid: 'k2', use: 'enc' },
    { kty: 'unheard-of', kid: 'k3' },
  ],
})

function openFetcher(answer: () => string) {
  let now = 1_000
  const asked: string[] = []
  const lines: string[] = []
  const fetcher = createKeyFetcher({
    clock: { now: () => now, monotonic: () => now },
    log: { fact: () => undefined, warn: () => undefined, error: (message) => lines.push(message) },
    download: async (address) => {
      asked.push(address)
      return Buffer.from(answer())
    },
  })
  return { fetcher, asked, lines, pass: (ms: number) => (now += ms) }
}

describe('the public keys of a vendor', () => {
  it('are fetched once and kept for an hour', async () => {
    const { asked, fetcher, pass } = openFetcher(() => jwks)
    expect(await Promise.all([fetcher.fetch(wanted), fetcher.fetch(wanted)])).toEqual([true, true])
    expect(await fetcher.fetch(wanted)).toBe(true)
    expect(asked).toEqual([url])
    const [key, ...others] = fetcher.known().get(url) ?? []
    expect(others).toEqual([])
    expect(key?.id).toBe('k1')
    const read = createPublicKey({ key: Buffer.from(key?.spki ?? []), format: 'der', type: 'spki' })
    expect(read.equals(publicKey)).toBe(true)
    pass(60 * 60 * 1000 + 1)
    expect(fetcher.known().has(url)).toBe(false)
    expect(await fetcher.fetch(wanted)).toBe(true)
    expect(asked).toHaveLength(2)
  })

  it.each(['', 'not json', '{}', '{"keys":[]}', '{"keys":[{"kty":"x"}]}'])(
    'are not there where the address gives %j, and it is left alone for a minute',
    async (text) => {
      const { asked, fetcher, lines, pass } = openFetcher(() => text)
      expect(await fetcher.fetch(wanted)).toBe(false)
      expect(await fetcher.fetch(wanted)).toBe(false)
      expect(asked).toHaveLength(1)
      expect(lines).toHaveLength(1)
      pass(60_001)
      await fetcher.fetch(wanted)
      expect(asked).toHaveLength(2)
    },
  )

  it('come over https only', async () => {
    await expect(createDownload()('http://keys.example/jwks')).rejects.toThrow('https')
  })
})
