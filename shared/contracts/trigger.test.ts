import { describe, expect, it } from 'vitest'
import { authenticationSchema, keySchema, triggerSchema } from './trigger'

const trigger = {
  id: 'trg_1',
  token: 'Tk3vQ0xYp7mB2sRhW9dLfA',
  name: 'Webhook: Any event',
  connectionId: 'custom-webhook',
  eventType: null,
  authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
  keys: [
    {
      id: 'k',
      format: 'hookwright',
      preview: { start: 'hwk_', end: '3fQ', length: 47 },
      createdAt: 1,
      retiresAt: null,
    },
  ],
  state: 'draft',
  schema: null,
  schemaConfirmedAt: null,
  conditions: null,
  createdAt: 1,
  updatedAt: 1,
}

describe('the trigger', () => {
  it('accepts what is stored and refuses a field it does not know, such as a secret', () => {
    expect(triggerSchema.safeParse(trigger).success).toBe(true)
    expect(triggerSchema.safeParse({ ...trigger, secret: 'x' }).success).toBe(false)
    expect(keySchema.safeParse({ ...trigger.keys[0], secret: 'x' }).success).toBe(false)
  })

  it('never stores that it is listened to', () => {
    expect(triggerSchema.safeParse({ ...trigger, state: 'listening' }).success).toBe(false)
  })

  it.each(['', 'short', 'Tk3vQ0xYp7mB2sRhW9dLf/', 'Tk3vQ0xYp7mB2sRhW9dLfAA', 'Tk3vQ0xYp7mB2sRhW9dLfA\n'])(
    'refuses the token %j',
    (token) => {
      expect(triggerSchema.safeParse({ ...trigger, token }).success).toBe(false)
    },
  )
})

describe('the header of the key', () => {
  it.each([
    ['X-API-Key', true],
    ['x_custom.header~1', true],
    ['', false],
    ['X API Key', false],
    ['X-Key:', false],
    ['X-Key\r\nX-Evil', false],
    ['Ключ', false],
    ['x'.repeat(65), false],
  ])('%j: %s', (headerName, isValid) => {
    expect(authenticationSchema.safeParse({ method: 'apiKey', preset: 'blink', headerName }).success).toBe(isValid)
  })
})

it('a preview has no room for a whole secret', () => {
  const preview = { start: 'hwk_', end: '3fQ', length: 47 }
  const key = { id: 'k', format: 'hookwright', preview, createdAt: 1, retiresAt: null }
  expect(keySchema.safeParse({ ...key, preview: { ...preview, start: 'hwk_12345' } }).success).toBe(false)
  expect(keySchema.safeParse({ ...key, preview: { ...preview, end: '12345' } }).success).toBe(false)
})
