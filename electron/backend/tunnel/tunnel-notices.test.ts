import { describe, expect, it } from 'vitest'
import type { TunnelStatus } from '@shared/contracts/tunnel'
import { requestsRunOut } from './tunnel-notices'

const status = (count: number, limit: number | null): TunnelStatus => ({
  ...{ driver: 'ngrok', isFixed: false, link: { state: 'off' }, base: null, probe: null, isProbing: false },
  ...{ hasAuthtoken: true, hasSshPassphrase: false },
  requests: { month: '2026-11', count, limit },
})

describe('the warning of the free requests', () => {
  it('comes at 80 % of the month, in numbers, and not before', () => {
    expect(requestsRunOut(status(15_999, 20_000))).toBeNull()
    expect(requestsRunOut(status(16_000, 20_000))).toMatchObject({
      level: 'warning',
      text: expect.stringContaining('16,000 requests came through ngrok this month') as string,
    })
  })

  it('says when they are used up', () => {
    expect(requestsRunOut(status(20_000, 20_000))?.title).toContain('are used up')
  })

  it('never comes where nothing is counted', () => {
    expect(requestsRunOut(status(1_000_000, null))).toBeNull()
  })
})
