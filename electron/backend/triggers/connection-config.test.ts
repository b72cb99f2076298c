import { findConnection } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { describe, expect, it } from 'vitest'
import { makeTrigger } from '../storage/testing/make-trigger'
import { findUnknownSetting, mergeSettings, missingSetting } from './connection-config'

const field = { hint: 'As in the console.', generated: false }
const connection = {
  ...must(findConnection('custom-webhook'), 'Custom Webhook is there'),
  name: 'Acme',
  config: [
    { ...field, name: 'notificationUrl', label: 'Notification URL', required: true },
    { ...field, name: 'account', label: 'Account', required: false },
  ],
}
const authentication = { method: 'signature' as const, preset: 'blink', headerName: 'X-API-Key' }
const notificationUrl = 'https://a.example'

describe('the settings of a connection', () => {
  it('stay where an update does not name them, and are trimmed and forgotten where it does', () => {
    const before = { ...authentication, config: { notificationUrl, account: '7' } }
    expect(mergeSettings(before, authentication)).toEqual(before)
    expect(
      mergeSettings(before, { ...authentication, config: { notificationUrl: ' x ', account: ' ' } }).config,
    ).toEqual({
      notificationUrl: 'x',
    })
    expect(mergeSettings(authentication, authentication)).toEqual(authentication)
  })

  it('are known by name', () => {
    expect(findUnknownSetting({ ...authentication, config: { account: '7', other: 'x' } }, connection)).toBe('other')
    expect(findUnknownSetting({ ...authentication, config: { account: '7' } }, connection)).toBeUndefined()
  })

  it('are named when a required one is empty', () => {
    const trigger = (config: Record<string, string>) => makeTrigger({ authentication: { ...authentication, config } })
    expect(missingSetting(trigger({ account: '7' }), connection)).toMatchObject({
      error: {
        code: 'invalid_state',
        message: expect.stringContaining('The Notification URL of this trigger is empty'),
      },
    })
    expect(missingSetting(trigger({ notificationUrl }), connection)).toBeNull()
  })
})
