import { describe, expect, it } from 'vitest'
import { connections } from '../connections'
import type { Preset } from '../contracts/connection'
import { keySchema } from '../contracts/trigger'
import {
  checkVendorSecret,
  describeSecret,
  generateSecret,
  maskSecret,
  nameSecret,
  normaliseVendorSecret,
} from './secrets'

const bytes = Uint8Array.from({ length: 32 }, (_unused, index) => index * 8 + 3)

const preset = (id: string): Preset => {
  const found = connections.flatMap((connection) => connection.presets).find((candidate) => candidate.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('generateSecret', () => {
  it('writes 32 bytes as hwk_ with base64url or whsec_ with base64', () => {
    expect(generateSecret('hookwright', bytes)).toBe(`hwk_${Buffer.from(bytes).toString('base64url')}`)
    expect(generateSecret('whsec', bytes)).toBe(`whsec_${Buffer.from(bytes).toString('base64')}`)
    expect(generateSecret('hookwright', bytes)).toMatch(/^hwk_[A-Za-z0-9_-]{43}$/)
  })

  it('makes no weak secret from too few bytes, and none that only a vendor can issue', () => {
    expect(() => generateSecret('hookwright', new Uint8Array(16))).toThrow()
    expect(() => generateSecret('vendor', bytes)).toThrow()
  })
})

describe('what is shown of a secret', () => {
  it('shows the prefix and three characters of a long one, in a form that can be stored', () => {
    const preview = describeSecret(generateSecret('whsec', bytes))
    expect(preview).toEqual({ start: 'whsec_', end: describeSecret(generateSecret('whsec', bytes)).end, length: 50 })
    expect(preview.end).toHaveLength(3)
    expect(keySchema.shape.preview.safeParse(preview).success).toBe(true)
  })

  it('shows nothing of a short one', () => {
    for (const secret of ['', 'abc', 'hwk_12345', '123456789012345']) {
      expect(describeSecret(secret)).toEqual({ start: '', end: '', length: secret.length })
      expect(maskSecret(describeSecret(secret))).toBe('••••••••••••')
      expect(nameSecret(secret)).toBe('a short secret')
    }
  })

  it('masks so that the length of the secret does not show', () => {
    const masks = ['hwk_aaaaaaaaaaaaaaaaaaaaxyz', 'hwk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaxyz'].map((secret) =>
      maskSecret(describeSecret(secret)),
    )
    expect(masks).toEqual(['hwk_••••••••••••xyz', 'hwk_••••••••••••xyz'])
  })
})

describe('a pasted secret', () => {
  it('loses the whitespace around it and nothing else', () => {
    expect(normaliseVendorSecret(' \n whsec_a b\t')).toBe('whsec_a b')
  })

  it.each([
    ['stripe', 'whsec_8fKq2LmX7vRt', null],
    ['stripe', ' whsec_8fKq2LmX7vRt\n', 'Whitespace around'],
    ['stripe', '"whsec_8fKq2LmX7vRt"', 'wrapped in quotes'],
    ['stripe', 'whsec_8fKq 2LmX7vRt', 'whitespace inside'],
    ['stripe', 'sk_test_8fKq2LmX7vRt', 'starts with whsec_'],
    ['stripe', '   ', 'is empty'],
    ['standard-webhooks', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', null],
    ['standard-webhooks', 'whsec_not*base64', 'not base64 after whsec_'],
    ['github', "It's a Secret to Everybody", 'whitespace inside'],
  ])('for %s: %j gives %j', (id, secret, warning) => {
    const given = checkVendorSecret(preset(id), secret)
    if (warning === null) expect(given).toBeNull()
    else expect(given).toContain(warning)
  })

  it('is never repeated in the warning', () => {
    expect(checkVendorSecret(preset('stripe'), 'sk_live_topsecretvalue')).not.toContain('topsecret')
  })
})
